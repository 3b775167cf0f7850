using Complaints.Gateway.Identity;
using Complaints.Protos.Intake.V1;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Complaints.Gateway.Tests;

/// <summary>The smallest pages that call what the real pages call, so that sign-in is tested without their looks.</summary>
internal static class ProbePages
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/desk/probe/password", async ([FromForm] string password, StaffSignIn staff) =>
            (await staff.Password("head", password)).ToString()).DisableAntiforgery();
        app.MapPost("/desk/probe/code", async ([FromForm] string code, StaffSignIn staff) =>
            (await staff.Code(code)).ToString()).DisableAntiforgery();
        app.MapPost("/desk/probe/recovery", async ([FromForm] string code, StaffSignIn staff) =>
            (await staff.RecoveryCode(code)).ToString()).DisableAntiforgery();
        app.MapPost("/desk/probe/enrol", async (SecondFactor factor) => await factor.Begin()).DisableAntiforgery();
        app.MapPost("/desk/probe/confirm", async ([FromForm] string code, SecondFactor factor) => await factor.Confirm(code)).DisableAntiforgery();
        app.MapGet("/desk/probe/me", (HttpContext context) => context.User.FindFirst("name")?.Value ?? "").RequireAuthorization("Staff");
        app.MapGet("/desk/probe/catalog", async (CatalogService.CatalogServiceClient catalog) =>
            (await catalog.GetCatalogAsync(new GetCatalogRequest())).Goods.Count);
        app.MapGet("/track/probe/token", (IAntiforgery antiforgery, HttpContext context) => antiforgery.GetAndStoreTokens(context).RequestToken);
        app.MapPost("/track/probe/open", async ([FromForm] string code, CaseSignIn cases, HttpContext context) =>
            (await cases.Open(context, FakeIntake.Receipt, code)).Id).DisableAntiforgery();
        app.MapGet("/track/probe/case", (HttpContext context) => context.User.FindFirst("case")?.Value ?? "").RequireAuthorization("Case");
        app.MapGet("/track/probe/catalog", async (CatalogService.CatalogServiceClient catalog) =>
            (await catalog.GetCatalogAsync(new GetCatalogRequest())).Goods.Count);
        app.MapPost("/complain/probe", ([FromForm] string facts) => $"taken {facts}");
        app.MapPost("/track/probe/form", ([FromForm] string facts) => $"taken {facts}");
    }
}
