namespace Complaints.Gateway.Web.Resources;

/// <summary>Texts of the frame around every page: <c>Shared.resx</c>.</summary>
public sealed class Shared;

/// <summary>Texts of the pages of consumers: <c>Consumers.resx</c>.</summary>
public sealed class Consumers;

/// <summary>Texts of mediation, for everybody who takes part: <c>Rooms.resx</c>.</summary>
public sealed class Rooms;

/// <summary>Texts of the lists of firms: <c>Credit.resx</c>.</summary>
public sealed class Credit;

/// <summary>A sentence for every stable reason: <c>Reasons.resx</c>.</summary>
public sealed class Reasons;
