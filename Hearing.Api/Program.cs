using Hearing.Api.Awards;
using Hearing.Api.Calendars;
using Hearing.Api.Documents;
using Hearing.Api.Editions;
using Hearing.Api.Films;
using Hearing.Api.Jury;
using Hearing.Api.Mail;
using Hearing.Api.People;
using Hearing.Api.Planning;
using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Api.Webinars;

var builder = WebApplication.CreateBuilder(args);
builder.AddWeb();
builder.AddStorage();
builder.AddMail();
builder.AddPeople();
builder.AddEditions();
builder.AddFilms();
builder.AddDocuments();
builder.AddPlanning();
builder.AddRuns();
builder.AddCalendars();
builder.AddJury();
builder.AddAwards();
builder.AddWebinars();

var app = builder.Build();
await app.PrepareStorageAsync();
await app.LoadDemoAsync();
app.UseWeb();
app.MapWeb();
app.MapMail();
app.MapPeople();
app.MapEditions();
app.MapFilms();
app.MapDocuments();
app.MapPlanning();
app.MapRuns();
app.MapCalendars();
app.MapJury();
app.MapAwards();
app.MapWebinars();
await app.RunAsync();

/// <summary>The server; public so that tests can start it.</summary>
public partial class Program;
