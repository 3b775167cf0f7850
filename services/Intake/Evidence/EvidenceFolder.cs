namespace Complaints.Intake.Evidence;

/// <summary>The folder of evidence: <c>{Data:Path}/evidence</c>.</summary>
internal sealed class EvidenceFolder(string path) : SealedFolder(path);
