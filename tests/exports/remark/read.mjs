// Reads pages as GitHub does: a JSON list of Markdown texts on stdin, and for each on stdout the
// text of its paragraphs, headings and cells, and what of it became more than text.
import { text } from "node:stream/consumers";
import remarkEmoji from "remark-emoji";
import remarkGfm from "remark-gfm";
import remarkGithub from "remark-github";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";

const reader = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkGithub, { repository: "someone/something" })
  .use(remarkEmoji);

const blocks = new Set(["paragraph", "heading", "tableCell"]);
const made = new Set(["inlineMath", "math", "delete", "footnoteReference", "html"]);

function words(node) {
  if (node.type === "break") return "\n";
  return node.value ?? (node.children ?? []).map(words).join("");
}

function walk(node, found) {
  if (blocks.has(node.type)) found.texts.push(words(node));
  if (made.has(node.type)) found.made.push(`${node.type} ${words(node)}`);
  if (node.type === "link" && node.url.startsWith("https://github.com/")) found.made.push(node.url);
  for (const child of node.children ?? []) walk(child, found);
  return found;
}

const pages = JSON.parse(await text(process.stdin));
const read = [];
for (const page of pages) {
  const tree = await reader.run(reader.parse(page));
  read.push(walk(tree, { texts: [], made: [] }));
}
process.stdout.write(JSON.stringify(read));
