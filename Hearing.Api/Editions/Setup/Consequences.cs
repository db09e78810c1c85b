using System.Text.RegularExpressions;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Editions.Setup;

/// <summary>What a change would break elsewhere in the edition, said in the reader's words.</summary>
internal static partial class Consequences
{
    public static IReadOnlyList<string> Of(IReadOnlyList<DocumentFault> before, SetupContext context) =>
        [.. context.Faults().Except(before).Select(fault => Say(fault, context)).Distinct()];

    private static string Say(DocumentFault fault, SetupContext context)
    {
        var text = context.Texts[$"Broken.{Index().Replace(fault.Path, "")}"];
        return text.ResourceNotFound ? context.Texts["Broken.Other", $"{fault.Path}: {fault.Message}"] : string.Format(null, text.Value, Name(fault, context));
    }

    private static string Name(DocumentFault fault, SetupContext context)
    {
        var match = Index().Match(fault.Path);
        var index = match.Success ? int.Parse(match.Groups[1].Value, null) : 0;
        var (list, content) = (fault.Path.Split('[')[0], context.Content);
        return list switch
        {
            "$.sessions" => content.Sessions[index].Title,
            "$.candidates" => content.Candidates[index].FullName,
            "$.people" => content.People[index].Name,
            "$.hardPoints" => context.Edition.HardPoints[index].Purpose,
            "$.rooms" => context.Edition.Rooms[index].Name,
            _ => "",
        };
    }

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex Index();
}
