/** The fonts that drawings are set in; a browser loads those that it needs. */

const known = new Map();

/** Know these fonts, and no longer those that are not among them; `loaded` is called when letters may have changed. */
export function useFonts(fonts, loaded) {
  const wanted = new Map(fonts.map((font) => [JSON.stringify(font), font]));
  for (const [key, face] of known)
    if (!wanted.has(key)) {
      document.fonts.delete(face);
      known.delete(key);
    }
  for (const [key, font] of wanted) {
    if (known.has(key)) continue;
    const about = { weight: String(font.weight), ...(font.range && { unicodeRange: font.range }) };
    const face = new FontFace(font.family, `url(/font/${font.file})`, about);
    known.set(key, face);
    document.fonts.add(face);
    face.loaded.then(loaded, () => undefined);
  }
}
