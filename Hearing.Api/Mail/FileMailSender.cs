using Hearing.Api.Web;
using Hearing.Domain;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Mail;

/// <summary>Writes letters as <c>.eml</c> files, whole or not at all; the file's name is the letter's id, so the same letter is written once.</summary>
internal sealed class FileMailSender(IOptions<HearingOptions> options, Letters letters) : IMailSender
{
    private string Folder => Path.Combine(options.Value.DataDirectory, "outbox");

    public async Task<MailAnswer> SendAsync(Letter letter, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            var unfinished = Path.Combine(Folder, $".{letter.Id.Value:N}.{Guid.NewGuid():N}");
            await using (var file = File.Create(unfinished))
            {
                await letters.Message(letter).WriteToAsync(file, cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, FileOf(letter.Id), overwrite: true);
            return MailAnswer.Taken;
        }
        catch (IOException full)
        {
            return new(MailOutcome.RefusedForNow, full.Message);
        }
    }

    public bool? HasGone(MessageId id) => File.Exists(FileOf(id));

    private string FileOf(MessageId id) => Path.Combine(Folder, $"{id.Value:N}.eml");
}
