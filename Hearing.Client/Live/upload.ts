// Films and slides are sent in pieces and go on after a lost connection. Without this script the forms still work.
import { UploadForm } from "./uploads/form";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-upload]")) {
  void new UploadForm(form).remember();
}
