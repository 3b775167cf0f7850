using Complaints.Platform.Errors;
using Complaints.Platform.Notices;
using Complaints.Protos.Demo.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Complaints.Standalone;

/// <summary>The demo's clock and mailbox. No other host maps it.</summary>
internal sealed class DemoApi(DemoClock clock, IServiceProvider services) : DemoService.DemoServiceBase
{
    private const int FarthestMove = 400;
    private const int LettersShown = 100;

    public override Task<GetDemoClockResponse> GetDemoClock(GetDemoClockRequest request, ServerCallContext context) =>
        Task.FromResult(new GetDemoClockResponse { Now = Timestamp.FromDateTimeOffset(clock.GetUtcNow()) });

    public override async Task<MoveDemoClockResponse> MoveDemoClock(MoveDemoClockRequest request, ServerCallContext context)
    {
        if (request.Days is < 1 or > FarthestMove)
        {
            throw Refusal.Invalid([new FieldMistake(
                "days", "CLOCK_MOVES_FORWARD_ONLY", "Give a number of days from 1 to 400; the demo's time cannot go back.")]);
        }

        // Day by day, as it would have been: what becomes due on the way bears its own day.
        for (var day = 0; day < request.Days; day++)
        {
            clock.Set(clock.GetUtcNow().AddDays(1));
            await services.RunDue(context.CancellationToken);
        }

        return new MoveDemoClockResponse { Now = Timestamp.FromDateTimeOffset(clock.GetUtcNow()) };
    }

    public override async Task<ListMailboxResponse> ListMailbox(ListMailboxRequest request, ServerCallContext context)
    {
        var response = new ListMailboxResponse();
        foreach (var letter in await services.Letters(LettersShown, context.CancellationToken))
        {
            response.Messages.Add(new MailboxMessage
            {
                At = Timestamp.FromDateTime(letter.At),
                Channel = letter.Channel is NoticeChannel.Sms ? "sms" : "email",
                Recipient = letter.Recipient,
                Subject = letter.Subject,
                Body = letter.Body,
            });
        }

        return response;
    }
}
