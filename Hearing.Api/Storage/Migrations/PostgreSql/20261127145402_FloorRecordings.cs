using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hearing.Api.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class FloorRecordings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "FilmId",
                table: "FilmJobs",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "RecordingId",
                table: "FilmJobs",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RecordedParts",
                columns: table => new
                {
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordedParts", x => new { x.EditionId, x.PartId });
                    table.ForeignKey(
                        name: "FK_RecordedParts_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecordingConsents",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordingConsents", x => x.PersonId);
                    table.ForeignKey(
                        name: "FK_RecordingConsents_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordingConsents_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SessionRecordings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Room = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    CandidateId = table.Column<Guid>(type: "uuid", nullable: true),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    SizeBytes = table.Column<long>(type: "bigint", nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    MadeAt = table.Column<long>(type: "bigint", nullable: true),
                    Chapters = table.Column<string>(type: "text", nullable: false),
                    ReleasedAt = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionRecordings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SessionRecordings_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FilmJobs_RecordingId",
                table: "FilmJobs",
                column: "RecordingId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordingConsents_EditionId",
                table: "RecordingConsents",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_SessionRecordings_EditionId_SessionId",
                table: "SessionRecordings",
                columns: new[] { "EditionId", "SessionId" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_FilmJobs_SessionRecordings_RecordingId",
                table: "FilmJobs",
                column: "RecordingId",
                principalTable: "SessionRecordings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_FilmJobs_SessionRecordings_RecordingId",
                table: "FilmJobs");

            migrationBuilder.DropTable(
                name: "RecordedParts");

            migrationBuilder.DropTable(
                name: "RecordingConsents");

            migrationBuilder.DropTable(
                name: "SessionRecordings");

            migrationBuilder.DropIndex(
                name: "IX_FilmJobs_RecordingId",
                table: "FilmJobs");

            migrationBuilder.DropColumn(
                name: "RecordingId",
                table: "FilmJobs");

            migrationBuilder.AlterColumn<Guid>(
                name: "FilmId",
                table: "FilmJobs",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
