using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hearing.Api.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RunChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Hash",
                table: "Facts",
                type: "TEXT",
                maxLength: 64,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Hash",
                table: "Facts");
        }
    }
}
