using Microsoft.Playwright;

namespace Complaints.EndToEnd.Tests.Walk;

/// <summary>A page as one kind of reader comes to see it.</summary>
/// <param name="Name">Name of its picture.</param>
/// <param name="Reader">Who looks: empty for anybody, an officer's account, or a case by what its title or firm says.</param>
/// <param name="Address">
/// Where it stands. <c>{case:words}</c> and <c>{report:words}</c> stand for the id of the one that the desk finds by
/// these words.
/// </param>
/// <param name="Then">What is done there before the page looks as meant; null for nothing.</param>
internal sealed record ShownPage(string Name, string Reader, string Address, Func<IPage, Task>? Then = null);
