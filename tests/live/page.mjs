// As much of a page as the small modules touch.
export class Node {
  constructor(tag) { Object.assign(this, { tag, children: [], texts: [], className: "", dataset: {}, isConnected: false }); }
  append(...parts) {
    for (const part of parts) {
      this.texts.push(part);
      if (part instanceof Node) this.children.push(part);
    }
  }
  replaceChildren(...parts) {
    this.replaced = (this.replaced ?? 0) + 1;
    [this.children, this.texts] = [[], []];
    this.append(...parts);
  }
  get childNodes() { return this.texts; }
  set textContent(text) { this.texts = [text]; }
  get textContent() { return this.texts.map((part) => (part instanceof Node ? part.textContent : part)).join(""); }
  contains(other) { return this === other || this.children.some((child) => child.contains(other)); }
  querySelector(tag) { return this.children.find((child) => child.tag === tag) ?? null; }
}
