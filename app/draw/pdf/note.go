package pdf

import (
	"fmt"
	"strings"

	"lectern/app/draw"
)

// Note adds a text that opens from a sign in an area of the page (ISO 32000-1, 12.5.6.4). Title names what it is.
func (d *Document) Note(r draw.Rect, title, words string, ink draw.Ink) {
	d.flushText()
	owner := &elem{role: draw.Annot, parent: d.tags.top()}
	owner.parent.kids = append(owner.parent.kids, kid{elem: owner})
	d.annotate(&annot{owner: owner, note: words, title: title, ink: ink}, r)
}

// noteFlags are the flags of a note: it is printed, and neither grows nor turns with the page (ISO 19005-3, 6.3.2).
const noteFlags = 4 | 8 | 16

// noteAnnotation returns the dictionary of a note, whose appearance it adds: every reader shows the same sign.
func (d *Document) noteAnnotation(f *file, a *annot, place string) string {
	w, h := a.rect[2]-a.rect[0], a.rect[3]-a.rect[1]
	form := f.addStream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 %s %s] /Resources <<>>", hundredths(w), hundredths(h)), noteSign(w, h, a.ink))
	dict := fmt.Sprintf("<</Type /Annot /Subtype /Text /Name /Comment /F %d %s /Contents %s /T %s /C [%s] /AP <</N %d 0 R>> %s", noteFlags, a.rectEntry(), text(a.note), text(a.title), rgb(a.ink), form, place)
	if !d.meta.Date.IsZero() {
		dict += " /M " + pdfDate(d.meta.Date)
	}
	return dict + ">>"
}

// noteSign returns the drawing of a sheet with three lines.
func noteSign(w, h float32, ink draw.Ink) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "%s rg 0 0 %s %s re f 1 1 1 rg\n", rgb(ink), hundredths(w), hundredths(h))
	for i := range 3 {
		length := w * 0.6
		if i == 0 { // the lowest
			length = w * 0.4
		}
		fmt.Fprintf(&b, "%s %s %s %s re f\n", hundredths(w*0.2), hundredths(float32(h*0.24)+float32(h*0.22*float32(i))), hundredths(length), hundredths(h*0.08))
	}
	return []byte(b.String())
}
