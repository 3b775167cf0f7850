using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;

namespace Complaints.Mediation.Meetings;

/// <summary>Meetings over gRPC and REST.</summary>
internal sealed class MeetingsApi(PlanMeetings plan, ReadMeetings read) : MeetingsService.MeetingsServiceBase
{
    public override Task<ProposeTimesResponse> ProposeTimes(ProposeTimesRequest request, ServerCallContext context) =>
        plan.Propose(request, context.GetCaller(), context.CancellationToken);

    public override Task<AnswerTimesResponse> AnswerTimes(AnswerTimesRequest request, ServerCallContext context) =>
        plan.Answer(request, context.GetCaller(), context.CancellationToken);

    public override Task<ScheduleMeetingResponse> ScheduleMeeting(ScheduleMeetingRequest request, ServerCallContext context) =>
        plan.Schedule(request, context.GetCaller(), context.CancellationToken);

    public override Task<HoldSessionResponse> HoldSession(HoldSessionRequest request, ServerCallContext context) =>
        plan.Hold(request, context.GetCaller(), context.CancellationToken);

    public override Task<RecordMeetingResponse> RecordMeeting(RecordMeetingRequest request, ServerCallContext context) =>
        plan.Record(request, context.GetCaller(), context.CancellationToken);

    public override Task<ListMeetingsResponse> ListMeetings(ListMeetingsRequest request, ServerCallContext context) =>
        read.List(request, context.GetCaller(), context.CancellationToken);

    public override Task<GetCalendarResponse> GetCalendar(GetCalendarRequest request, ServerCallContext context) =>
        read.Calendar(request, context.GetCaller(), context.CancellationToken);
}

/// <summary>Registers meetings.</summary>
internal static class MeetingsModule
{
    public static IServiceCollection AddMeetings(this IServiceCollection services) => services
        .AddScoped<PlanMeetings>()
        .AddScoped<ReadMeetings>();

    public static IEndpointRouteBuilder MapMeetings(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<MeetingsApi>();
        return endpoints;
    }
}
