/** What there is to see, kept up to date by the server's messages. */

export class State {
  built = true;
  brief = "";
  seconds = 0;
  number = 0;
  title = "";
  language = "";
  text = "";
  documents = [];
  problems = [];
  fonts = [];
  drawings = new Map();
  figures = new Map();

  /** Take a message in. */
  take(message) {
    if (message.kind === "whole") {
      this.drawings.clear();
      this.figures.clear();
    }
    for (const name of ["built", "brief", "seconds", "number", "title", "language", "text", "documents", "problems", "fonts"])
      if (name in message) this[name] = message[name];
    for (const [key, drawing] of Object.entries(message.drawings)) this.drawings.set(key, drawing);
    for (const [key, figure] of Object.entries(message.figures)) this.figures.set(key, figure);
    for (const key of message.gone ?? []) this.figures.delete(key);
    const used = new Set(this.documents.flatMap((document) => document.sheets.map((sheet) => sheet.drawing)));
    for (const key of this.drawings.keys()) if (!used.has(key)) this.drawings.delete(key);
  }

  get errors() {
    return this.problems.filter((problem) => problem.severity === "error").length;
  }

  get warnings() {
    return this.problems.length - this.errors;
  }
}
