namespace Hearing.Client.People;

/// <summary>Texts of signing in.</summary>
public sealed class SignInText;
