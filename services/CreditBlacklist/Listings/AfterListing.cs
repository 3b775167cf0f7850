using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Credit.V1;
using static Complaints.CreditBlacklist.Statutes;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>What happens to a listing once it is published: objection, appeal, repair, correction, revocation, restoration.</summary>
internal sealed class AfterListing(ListingFrame frame, ListingClocks clocks)
{
    private const int Longest = 2000;

    /// <summary>The firm objects.</summary>
    public Task<ListingStatus> FileObjection(FileObjectionRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => check.Text("text", request.Text, Longest, 4, multiline: true),
            (listing, text) =>
            {
                listing.FileObjection(frame.Seal(listing, text), clocks.Objection(frame.Today, listing.RegionCode), caller, frame.Now);
                frame.Db.Record(caller, listing.Id, "FileObjection", null, Gds("第二十六条"));
                return Task.CompletedTask;
            }, ct);

    /// <summary>The objection is answered.</summary>
    public Task<ListingStatus> AnswerObjection(AnswerObjectionRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => check.Text("answer", request.Answer, Longest, 4, multiline: true),
            (listing, answer) =>
            {
                listing.AnswerObjection(frame.Seal(listing, answer), caller, frame.Now);
                frame.Db.Record(caller, listing.Id, "AnswerObjection", null, Gds("第二十六条"));
                return Task.CompletedTask;
            }, ct);

    /// <summary>A reconsideration or lawsuit was filed or ended.</summary>
    public Task<ListingStatus> RecordAppeal(RecordAppealRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => check.Text("reference", request.Reference, 120, 2),
            (listing, reference) =>
            {
                listing.RecordAppeal(request.Open, frame.Seal(listing, reference), caller, frame.Now);
                frame.Db.Record(caller, listing.Id, request.Open ? "RecordAppeal" : "RecordEndOfAppeal", reference);
                return Task.CompletedTask;
            }, ct);

    /// <summary>The firm applies for early removal.</summary>
    public Task<ListingStatus> ApplyForRepair(ApplyForRepairRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check =>
        {
            if (!request.Commitment)
                check.Wrong("commitment", CreditReasons.CommitmentRequired, "Give the credit commitment.");
            return check.Text("text", request.Text, Longest, 4, multiline: true);
        }, (listing, text) =>
        {
            listing.ApplyRepair(frame.Seal(listing, text), clocks.AcceptRepair(frame.Today, listing.RegionCode), caller, frame.Now);
            frame.Db.Record(caller, listing.Id, "ApplyForRepair", null, O44("第十七条"));
            return Task.CompletedTask;
        }, ct);

    /// <summary>The application is accepted or refused.</summary>
    public Task<ListingStatus> AcceptRepair(AcceptRepairRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version),
            check => check.Text("reason", request.Reason, Longest, request.Accept ? 0 : 4, multiline: true),
            (listing, reason) =>
            {
                if (request.Accept)
                    listing.AcceptRepair(clocks.ReviewRepair(frame.Today, listing.RegionCode), caller, frame.Now);
                else
                    listing.RefuseRepair(frame.Seal(listing, reason), ClockOf(listing), caller, frame.Now);
                frame.Db.Record(caller, listing.Id, request.Accept ? "AcceptRepair" : "RefuseRepair", null, O44("第十七条"));
                return Task.CompletedTask;
            }, ct);

    /// <summary>Early removal is decided; it stops at once what has to stop within the working days of the law.</summary>
    public Task<ListingStatus> DecideRepair(DecideRepairRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version),
            check => (Number: check.Text("decision_number", request.DecisionNumber, 120, 4), Reason: check.PublicText("reason", request.Reason, Longest, 4)),
            async (listing, decision) =>
            {
                if (!request.Grant)
                {
                    listing.DenyRepair(frame.Seal(listing, decision.Reason), ClockOf(listing), caller, frame.Now);
                    frame.Db.Record(caller, listing.Id, "DenyRepair", decision.Number, O44("第十八条"));
                    return;
                }

                listing.GrantRepair(clocks.StopAfterRepair(frame.Today, listing.RegionCode), caller, frame.Now);
                frame.Db.Record(caller, listing.Id, "GrantRepair", decision.Number, O44("第十八条"));
                await frame.Publish(listing, ListOperation.Repaired, decision.Reason, O44("第十八条"), decision.Number, ct);
            }, ct, alone: true);

    /// <summary>Corrects what is published.</summary>
    public Task<ListingStatus> Correct(CorrectListingRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => (
            Name: check.PublicText("firm_name", request.FirmName, 200), Reason: check.PublicText("reason", request.Reason, Longest),
            Number: check.Text("decision_number", request.DecisionNumber, 120), Why: check.PublicText("why", request.Why, Longest, 4)),
            async (listing, right) =>
            {
                listing.Correct(right.Name, right.Reason, right.Number, frame.Seal(listing, right.Why), caller, frame.Now);
                frame.Db.Record(caller, listing.Id, "CorrectListing", null, Gds("第二十六条"));
                await frame.Publish(listing, ListOperation.Corrected, right.Why, Gds("第二十六条"), "", ct);
            }, ct, alone: true);

    /// <summary>The listing's own decision fell.</summary>
    public Task<ListingStatus> Revoke(RevokeListingRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => ReadDecision(check, request.DecisionNumber, request.Reason),
            (listing, decision) => RevokeOne(listing, decision.Number, decision.Reason, caller, ct), ct, alone: true);

    /// <summary>Revokes one listing inside an open write, as <see cref="Revoke"/> and the fall of a penalty do.</summary>
    public async Task RevokeOne(Listing listing, string number, string reason, Caller caller, CancellationToken ct)
    {
        listing.Revoke(frame.Seal(listing, reason), clocks.StopAfterRevocation(frame.Today, listing.RegionCode), caller, frame.Now);
        frame.Db.Record(caller, listing.Id, "RevokeListing", number, O44("第十九条"));
        await frame.Publish(listing, ListOperation.Revoked, reason, O44("第十九条"), number, ct);
    }

    /// <summary>Early removal was obtained by fraud.</summary>
    public Task<ListingStatus> Restore(RestoreListingRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => ReadDecision(check, request.DecisionNumber, request.Reason),
            async (listing, decision) =>
            {
                var (today, region) = (frame.Today, listing.RegionCode);
                listing.Restore(
                    frame.Seal(listing, decision.Reason), clocks.Period(today, region), clocks.RepairableFrom(today, region), caller, frame.Now);
                frame.Db.Record(caller, listing.Id, "RestoreListing", decision.Number, O44("第二十条"));
                await frame.Publish(listing, ListOperation.Restored, decision.Reason, O44("第二十条"), decision.Number, ct);
            }, ct, alone: true);

    private static (string Number, string Reason) ReadDecision(RequestCheck check, string number, string reason) =>
        (check.Text("decision_number", number, 120, 4), check.PublicText("reason", reason, Longest, 4));

    private Platform.LegalClock.Deadline ClockOf(Listing listing) => clocks.Period(listing.ListedOn!.Value, listing.RegionCode);
}
