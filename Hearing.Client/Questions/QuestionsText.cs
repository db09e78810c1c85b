namespace Hearing.Client.Questions;

/// <summary>Names the resources of the questions to the candidates.</summary>
public sealed class QuestionsText;
