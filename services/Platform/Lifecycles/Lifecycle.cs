using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Access.V1;

namespace Complaints.Platform.Lifecycles;

/// <summary>One row of a lifecycle: in a state, an action by certain actors leads to a state.</summary>
/// <param name="From">The state before; null for the row that begins a case.</param>
/// <param name="Action">What is done.</param>
/// <param name="To">The state after; equal to <paramref name="From"/> when the action does not move the case.</param>
/// <param name="Actors">Roles that may do it; empty when only the system itself does.</param>
/// <param name="Basis">Law and article.</param>
public sealed record Step<TState, TAction>(TState? From, TAction Action, TState To, IReadOnlyList<Role> Actors, LegalBasis? Basis)
    where TState : struct, Enum
    where TAction : struct, Enum;

/// <summary>
/// The states and actions of an aggregate as one table. Guards, buttons, the diagram in the docs and the test over
/// every state, action and role come from it. A pair that is not in the table is refused, never ignored.
/// </summary>
public sealed class Lifecycle<TState, TAction>
    where TState : struct, Enum
    where TAction : struct, Enum
{
    private readonly Dictionary<(TState, TAction), Step<TState, TAction>> _steps = [];

    /// <summary>Makes a lifecycle of its rows.</summary>
    /// <exception cref="ArgumentException">Two rows have the same state and action.</exception>
    public Lifecycle(params IReadOnlyList<Step<TState, TAction>> steps)
    {
        Steps = steps;
        foreach (var step in steps)
        {
            if (step.From is { } from && !_steps.TryAdd((from, step.Action), step))
                throw new ArgumentException($"Two rows for {from} and {step.Action}.", nameof(steps));
        }
    }

    /// <summary>All rows in the order of the table.</summary>
    public IReadOnlyList<Step<TState, TAction>> Steps { get; }

    /// <summary>The state after the action.</summary>
    /// <exception cref="Refusal"><c>ILLEGAL_TRANSITION</c> when the table has no such row; <c>NOT_ALLOWED</c> when the
    /// caller is not among its actors.</exception>
    public Step<TState, TAction> Take(TState state, TAction action, Caller caller)
    {
        if (!_steps.TryGetValue((state, action), out var step))
            throw Refusal.Rule("ILLEGAL_TRANSITION", $"{action} is not possible in the state {state}.");
        if (!MayTake(step, caller))
            throw Refusal.Forbidden($"{action} is not for this caller.");
        return step;
    }

    /// <summary>The actions that the table allows this caller in this state, in the order of the table.</summary>
    public IEnumerable<TAction> Allowed(TState state, Caller caller) =>
        Steps.Where(s => s.From is { } from && from.Equals(state) && MayTake(s, caller)).Select(s => s.Action);

    /// <summary>States that no action leaves for another.</summary>
    public IEnumerable<TState> Final =>
        Steps.Select(s => s.To).Distinct().Where(to => !Steps.Any(s => s.From is { } from && from.Equals(to) && !s.To.Equals(to)));

    private static bool MayTake(Step<TState, TAction> step, Caller caller) =>
        ReferenceEquals(caller, Caller.System) ? step.Actors.Count == 0 : step.Actors.Any(caller.Is);
}
