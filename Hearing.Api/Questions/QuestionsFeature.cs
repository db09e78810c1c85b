namespace Hearing.Api.Questions;

/// <summary>Questions to the candidates.</summary>
internal static class QuestionsFeature
{
    public static void AddQuestions(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<QuestionDesk>();
        builder.Services.AddScoped<QuestionWriting>();
    }

    public static void MapQuestions(this WebApplication app)
    {
        app.MapQuestionEndpoints();
        app.MapQuestionPages();
    }
}
