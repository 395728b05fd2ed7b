/** Where the server offers pdf.js's own files; the version is in the path, so browsers may keep them for good. */
export const PDFJS_PATH = '/pdfjs/6.5.438'
