namespace Complaints.Mediation.Cases;

/// <summary>One side of a dispute as it is sealed.</summary>
/// <param name="Name">Name of the person or firm.</param>
/// <param name="Phone">Telephone number in one spelling; empty when unknown.</param>
/// <param name="Email">E-mail address; empty when unknown.</param>
/// <param name="Address">Address; empty when unknown.</param>
internal sealed record PartyContent(string Name, string Phone, string Email, string Address);

/// <summary>What identifies people or is in their words; sealed in the case as one value.</summary>
/// <param name="Consumer">The consumer.</param>
/// <param name="Firm">The firm.</param>
/// <param name="Facts">What the consumer says happened.</param>
/// <param name="Request">What the consumer asks for.</param>
internal sealed record CaseContent(PartyContent Consumer, PartyContent Firm, string Facts, string Request);

/// <summary>A mediator as a case keeps it: the name stays as it was, whatever becomes of the roster.</summary>
/// <param name="Id">Account id.</param>
/// <param name="Name">Display name.</param>
/// <param name="OrganisationId">The organisation that the mediator acts for.</param>
internal sealed record CaseMediatorRef(string Id, string Name, string OrganisationId);

/// <summary>The limit of a mediation as the legal clock computed it.</summary>
/// <param name="Due">Last legal date.</param>
/// <param name="WarnOn">Legal date on which the mediator is warned.</param>
/// <param name="Rule">Version of the rule, kept for the life of the case.</param>
/// <param name="CalendarVersion">Calendar that was used.</param>
internal sealed record LimitClock(DateOnly Due, DateOnly WarnOn, string Rule, string CalendarVersion);
