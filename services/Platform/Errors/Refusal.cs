namespace Complaints.Platform.Errors;

/// <summary>What kind of refusal it is; each kind has one gRPC status code.</summary>
public enum RefusalKind
{
    /// <summary>Wrong input: <c>INVALID_ARGUMENT</c>.</summary>
    Invalid,

    /// <summary>No such thing, or not within the caller's scope: <c>NOT_FOUND</c>.</summary>
    NotFound,

    /// <summary>The thing changed since it was read: <c>ABORTED</c>.</summary>
    Stale,

    /// <summary>A rule forbids it in this state: <c>FAILED_PRECONDITION</c>.</summary>
    Rule,

    /// <summary>The caller may not: <c>PERMISSION_DENIED</c>.</summary>
    Forbidden,

    /// <summary>Nobody is signed in, or the token is bad: <c>UNAUTHENTICATED</c>.</summary>
    Unauthenticated,

    /// <summary>It exists already, and differs: <c>ALREADY_EXISTS</c>.</summary>
    Duplicate,

    /// <summary>A limit is reached: <c>RESOURCE_EXHAUSTED</c>.</summary>
    Exhausted,

    /// <summary>Not ready yet; ask again: <c>UNAVAILABLE</c>.</summary>
    Unavailable,
}

/// <summary>A wrong field and how to mend it.</summary>
/// <param name="Field">Path in the request, proto names, for example <c>filing.purchase.amount</c>.</param>
/// <param name="Reason">Stable reason, upper snake case; pages translate by it.</param>
/// <param name="Message">How to mend it, in English.</param>
/// <param name="Suggestion">A likely correct value, when there is one.</param>
public sealed record FieldMistake(string Field, string Reason, string Message, string? Suggestion = null);

/// <summary>The source of a rule: law and article, in Chinese as the law is cited.</summary>
public sealed record LegalBasis(string Law, string Article);

/// <summary>
/// The one domain exception: something was asked that is refused, with a stable reason. It changes nothing.
/// </summary>
public sealed class Refusal : Exception
{
    /// <summary>Makes a refusal.</summary>
    /// <param name="kind">Decides the status code.</param>
    /// <param name="reason">Stable, upper snake case, documented and translated.</param>
    /// <param name="message">One English sentence for developers and logs; no personal data.</param>
    public Refusal(RefusalKind kind, string reason, string message)
        : base(message)
    {
        Kind = kind;
        Reason = reason;
    }

    /// <summary>Decides the status code.</summary>
    public RefusalKind Kind { get; }

    /// <summary>Stable reason, upper snake case.</summary>
    public string Reason { get; }

    /// <summary>Every wrong field; empty unless the kind is <see cref="RefusalKind.Invalid"/>.</summary>
    public IReadOnlyList<FieldMistake> Fields { get; init; } = [];

    /// <summary>The rule's source, when a law says so.</summary>
    public LegalBasis? Basis { get; init; }

    /// <summary>How long to wait before trying again, for <see cref="RefusalKind.Exhausted"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Wrong input, with every wrong field.</summary>
    public static Refusal Invalid(IReadOnlyList<FieldMistake> fields) =>
        new(RefusalKind.Invalid, Reasons.InvalidFields, "Some fields are wrong.") { Fields = fields };

    /// <summary>No such thing, or not within the caller's scope.</summary>
    public static Refusal NotFound(string reason, string message) => new(RefusalKind.NotFound, reason, message);

    /// <summary>The thing changed since the caller read it.</summary>
    public static Refusal Stale() =>
        new(RefusalKind.Stale, Reasons.StaleVersion, "It has changed since you read it; read it again.");

    /// <summary>A rule forbids it.</summary>
    public static Refusal Rule(string reason, string message, LegalBasis? basis = null) =>
        new(RefusalKind.Rule, reason, message) { Basis = basis };

    /// <summary>The caller may not.</summary>
    public static Refusal Forbidden(string message) => new(RefusalKind.Forbidden, Reasons.NotAllowed, message);
}
