using Complaints.Standalone;

var (options, error) = StandaloneOptions.Read(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(error);
    await Console.Error.WriteLineAsync(StandaloneOptions.Usage);
    return 2;
}

return options.Verb == "verify-audit"
    ? await AuditVerification.Run(options)
    : await Serving.Run(options);
