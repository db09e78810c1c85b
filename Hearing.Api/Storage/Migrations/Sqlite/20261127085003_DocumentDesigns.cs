using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hearing.Api.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DocumentDesigns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DocumentDesigns",
                columns: table => new
                {
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Accent = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    Ink = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    Headings = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Logo = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LogoText = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Background = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Template = table.Column<string>(type: "TEXT", nullable: true),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SavedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentDesigns", x => new { x.EditionId, x.Version });
                    table.ForeignKey(
                        name: "FK_DocumentDesigns_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DocumentDesigns");
        }
    }
}
