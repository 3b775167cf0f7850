using Microsoft.Playwright;

namespace Complaints.EndToEnd.Tests.Walk;

/// <summary>A page as one kind of reader comes to see it.</summary>
/// <param name="Name">Name of its picture.</param>
/// <param name="Reader">Who looks: empty for anybody, an officer's account, or a case by what its title or firm says.</param>
/// <param name="Address">
/// Where it stands. <c>{case:firm/words}</c> and <c>{report:firm/words}</c> stand for the id of the one that the desk
/// finds by the firm's name and that shows these words.
/// </param>
/// <param name="Then">What is done there before the page looks as meant; null for nothing.</param>
internal sealed record ShownPage(string Name, string Reader, string Address, Func<IPage, Task>? Then = null);
