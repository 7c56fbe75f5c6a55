# What the browser downloads: htmx and the icons from npm, our stylesheets and scripts as one file each.
FROM node:22-bookworm-slim AS browser
WORKDIR /src/RankRentPro
COPY RankRentPro/package.json RankRentPro/package-lock.json RankRentPro/.npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY RankRentPro/browser.mjs RankRentPro/icons.txt ./
COPY wwwroot /src/wwwroot
RUN node browser.mjs

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
# .editorconfig too: without it, warnings that it switches off would be errors.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY RankRentPro/RankRentPro.csproj RankRentPro/
RUN dotnet restore RankRentPro -r linux-x64 -p:PublishReadyToRun=true
COPY RankRentPro RankRentPro
COPY --from=browser /src/wwwroot wwwroot
RUN dotnet publish RankRentPro --no-restore -c Release -o /out \
      -r linux-x64 --self-contained false -p:PublishReadyToRun=true -p:RestoreBrowserLibraries=false \
 && mkdir -p /data/tmp

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /out .
COPY LICENSE NOTICE ./
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
# All state is in /data, temporary files too: the rest of the file system may be read-only.
ENV RANKRENT_DATA=/data \
    TMPDIR=/data/tmp \
    ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0
# For small machines: compiled code is mapped once instead of twice, and what threads allocate is kept in two places instead of sixteen.
ENV DOTNET_EnableWriteXorExecute=0 \
    MALLOC_ARENA_MAX=2
USER $APP_UID
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --start-interval=2s CMD ["dotnet", "RankRentPro.dll", "--health"]
ENTRYPOINT ["dotnet", "RankRentPro.dll"]
