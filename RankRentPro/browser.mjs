// Makes what the browser downloads, into wwwroot/lib: htmx with its event streams, one sprite of the icons named in icons.txt,
// one stylesheet and one script of ours (a page is allowed six requests).
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";

const project = dirname(fileURLToPath(import.meta.url));
const web = join(project, "..", "wwwroot");
const lib = join(web, "lib");
const read = (...parts) => readFileSync(join(...parts), "utf8");
const lines = file => read(file).split("\n").map(line => line.trim()).filter(line => line && !line.startsWith("#"));

const symbol = name => {
  const svg = read(project, "node_modules/lucide-static/icons", `${name}.svg`);
  const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, "")}</symbol>`;
};

const squeeze = css => css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\n\s*/g, "\n").replace(/\n+/g, "\n").trim();

// Nothing outside of our one script uses a name of it.
const short = async script => (await minify(script, { toplevel: true, compress: { passes: 2 } })).code;

mkdirSync(lib, { recursive: true });
writeFileSync(join(lib, "htmx.min.js"), ["htmx.min.js", "ext/hx-sse.min.js"].map(name => read(project, "node_modules/htmx.org/dist", name).replace(/\n\/\/# sourceMappingURL=.*\s*$/, "")).join(";\n") + "\n");
writeFileSync(join(lib, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${lines(join(project, "icons.txt")).map(symbol).join("\n")}</svg>\n`);
writeFileSync(join(lib, "site.css"), lines(join(web, "css", "order.txt")).map(name => squeeze(read(web, "css", name))).join("\n") + "\n");
writeFileSync(join(lib, "site.js"), await short(lines(join(web, "js", "order.txt")).map(name => read(web, "js", name)).join("\n")) + "\n");
