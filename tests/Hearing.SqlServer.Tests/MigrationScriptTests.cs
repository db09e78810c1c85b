using Hearing.Api.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Hearing.SqlServer.Tests;

/// <summary>What can be said of SQL Server's migrations where no SQL Server runs: Microsoft's own parser and model accept them.</summary>
public sealed class MigrationScriptTests
{
    private static readonly string _script = Script();

    [Fact]
    public void The_script_for_any_older_database_parses_as_Transact_SQL()
    {
        Assert.Empty(Parsed(_script).Faults);
        Assert.Contains("CREATE TABLE [Editions]", _script, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_in_the_script_would_be_seen() =>
        Assert.NotEmpty(Parsed(_script.Replace("CREATE TABLE [Editions]", "CREATE TABEL [Editions]", StringComparison.Ordinal)).Faults);

    [Fact]
    public void Every_table_index_and_reference_loads_into_a_database_model_without_an_error()
    {
        using var db = Context();
        using var model = Model(Definitions());
        Assert.Empty(Errors(model));
        var tables = model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Select(t => t.Name.Parts[^1]).ToHashSet();
        Assert.Superset(db.Model.GetEntityTypes().Select(e => e.GetTableName()!).ToHashSet(), tables);
    }

    [Fact]
    public void A_reference_to_a_table_that_is_not_there_would_be_seen()
    {
        using var model = Model(Definitions().Where(d => !d.Contains("CREATE TABLE [Editions]", StringComparison.Ordinal)));
        Assert.NotEmpty(Errors(model));
    }

    private static SqlServerDb Context() => new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=unused").Options);

    private static string Script()
    {
        using var db = Context();
        return db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
    }

    private static (TSqlFragment Tree, IList<ParseError> Faults) Parsed(string text)
    {
        using var reader = new StringReader(text);
        var tree = new TSql170Parser(initialQuotedIdentifiers: true).Parse(reader, out var faults);
        return (tree, faults);
    }

    /// <summary>The definitions in the script, without the conditions around them: a model holds definitions only.</summary>
    private static List<string> Definitions()
    {
        var collector = new Collector();
        Parsed(_script).Tree.Accept(collector);
        return collector.Found();
    }

    private static TSqlModel Model(IEnumerable<string> definitions)
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var definition in definitions)
        {
            model.AddObjects(definition);
        }

        return model;
    }

    private static List<DacModelMessage> Errors(TSqlModel model) => [.. model.Validate().Where(m => m.MessageType == Microsoft.SqlServer.Dac.DacMessageType.Error)];

    private sealed class Collector : TSqlFragmentVisitor
    {
        private readonly Sql160ScriptGenerator _writer = new();
        private readonly List<TSqlStatement> _kept = [];

        /// <summary>What was met, in order, each as a statement of its own.</summary>
        public List<string> Found() => _kept.ConvertAll(node =>
        {
            _writer.GenerateScript(node, out var text);
            return text;
        });

        public override void Visit(CreateTableStatement node) => _kept.Add(node);

        public override void Visit(CreateIndexStatement node) => _kept.Add(node);

        /// <summary>A model takes a column only with its table: one that a later migration adds is put there.</summary>
        public override void Visit(AlterTableAddTableElementStatement node)
        {
            var table = _kept.OfType<CreateTableStatement>().Single(t => t.SchemaObjectName.BaseIdentifier.Value == node.SchemaObjectName.BaseIdentifier.Value);
            foreach (var column in node.Definition.ColumnDefinitions)
            {
                table.Definition.ColumnDefinitions.Add(column);
            }

            if (node.Definition.ColumnDefinitions.Count == 0)
            {
                _kept.Add(node);
            }
        }

        /// <summary>The script wraps in EXEC what the parser of an older database would refuse; what is inside is a script again.</summary>
        public override void Visit(ExecutableStringList node)
        {
            // Between the pieces stands the name of a constraint that the script has looked up.
            var (tree, faults) = Parsed(string.Join("looked_up", node.Strings.OfType<StringLiteral>().Select(text => text.Value)));
            Assert.Empty(faults);
            tree.Accept(this);
        }
    }
}
