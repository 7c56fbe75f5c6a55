using Hangfire.Logging;

namespace RankRentPro.Features.Jobs;

/// <summary>
/// What Hangfire logs. It keeps its provider in a static field, and its own one asks a factory that may have ended with another app of the process.
/// </summary>
internal sealed class JobsLog(ILoggerFactory loggers) : ILogProvider, ILog
{
    private readonly ILogger _logger = loggers.CreateLogger("Hangfire");

    public ILog GetLogger(string name) => this;

    public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
    {
        var level = logLevel switch
        {
            Hangfire.Logging.LogLevel.Trace => Microsoft.Extensions.Logging.LogLevel.Trace,
            Hangfire.Logging.LogLevel.Debug => Microsoft.Extensions.Logging.LogLevel.Debug,
            Hangfire.Logging.LogLevel.Info => Microsoft.Extensions.Logging.LogLevel.Information,
            Hangfire.Logging.LogLevel.Warn => Microsoft.Extensions.Logging.LogLevel.Warning,
            Hangfire.Logging.LogLevel.Error => Microsoft.Extensions.Logging.LogLevel.Error,
            _ => Microsoft.Extensions.Logging.LogLevel.Critical,
        };
        if (!_logger.IsEnabled(level))
        {
            return false;
        }
        if (messageFunc is not null)
        {
            _logger.Log(level, exception, "{Message}", messageFunc());
        }
        return true;
    }
}
