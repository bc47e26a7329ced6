// Package pdf implements draw.Canvas on the pages of a PDF file that is tagged (PDF/UA-1) and archival
// (PDF/A-3a). Begin with document.go, then finish.go.
//
// fpdf makes empty pages; this room writes their content, each part with its tag, and then, in a pass
// over fpdf's objects, adds what fpdf lacks: fonts shown by glyph, as shaping chose them, structure tree,
// link annotations, outline, metadata, output intent, associated files. It is the only room that knows
// fpdf, and it knows no brief. The same calls give the same bytes.
package pdf
