namespace Complaints.Gateway.Web.Rooms;

/// <summary>The front door of the case rooms, shared by consumers, firms and mediators.</summary>
internal static class RoomsModule
{
    /// <summary>Registers what the pages need.</summary>
    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.AddScoped<RoomTexts>();
        services.AddScoped<RoomReader>();
        services.AddScoped<RoomClients>();
        services.AddScoped<RoomUploads>();
        services.AddScoped<RoomForms>();
        return services;
    }

    /// <summary>Maps the forms and what is no page.</summary>
    public static void MapRooms(this IEndpointRouteBuilder endpoints)
    {
        RoomForms.Map(endpoints);
        RoomEndpoints.Map(endpoints);
    }
}
