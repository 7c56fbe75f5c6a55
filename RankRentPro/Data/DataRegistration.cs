namespace RankRentPro.Data;

public static class DataRegistration
{
    /// <summary>Opens and migrates the app's database.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="options">Where the data directory is.</param>
    /// <param name="fileName">The database inside it.</param>
    public static IServiceCollection AddData(this IServiceCollection services, DataOptions options, string fileName)
    {
        // In a container TMPDIR lies in the data directory, and a new volume is empty.
        Directory.CreateDirectory(Path.GetTempPath());
        services.AddSingleton(options);
        services.AddSingleton(DataDisk.Of(options));
        services.AddSingleton(provider =>
        {
            var database = new Database(options.File(fileName));
            Migrator.Migrate(database, "Data.Migrations.", provider.GetRequiredService<TimeProvider>().GetUtcNow());
            return database;
        });
        return services;
    }
}
