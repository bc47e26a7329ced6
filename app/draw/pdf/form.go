package pdf

import (
	"fmt"

	"lectern/app/draw"
)

// form is a recording that is shown several times: a form XObject (ISO 32000-1, 8.10), so that it is in the file once.
type form struct {
	resource string   // its name in the pages' resources
	content  *packing // nil: it was shown once so far, in the content of its page
}

// farthest is a coordinate beyond every page, which is at most 14,400 points wide (ISO 32000-1, annex C).
const farthest = 14400

var _ draw.Repeater = (*Document)(nil)

// Repeat shows a recording that has been shown before, as content of the innermost element.
func (d *Document) Repeat(r *draw.Recording, at draw.Point) bool {
	f := d.formOf[r]
	if f == nil {
		d.formOf[r] = &form{}
		return false
	}
	d.flushText()
	if f.content == nil {
		f.resource = fmt.Sprintf("D%d", len(d.forms))
		f.content = d.drawForm(r)
		d.forms = append(d.forms, f)
	}
	d.mark()
	d.write("q 1 0 0 1 %s %s cm /%s Do Q", hundredths(at.X), hundredths(d.height-at.Y), f.resource)
	return true
}

// drawForm draws a recording as content of its own, with its origin at the lower left corner of the form's space.
func (d *Document) drawForm(r *draw.Recording) *packing {
	content, height, ink := d.content, d.height, d.ink
	d.content, d.height, d.ink, d.inForm = nil, 0, inkState{}, true
	r.Replay(d)
	d.flushText()
	drawn := d.content
	d.content, d.height, d.ink, d.inForm = content, height, ink, false
	return packLater(object{fmt.Sprintf("<</Type /XObject /Subtype /Form /BBox [%d %[1]d %d %[2]d]>>", -farthest, farthest), drawn, true})
}

// embedForms adds the forms, which use the pages' resources, and returns their entries in them.
func (d *Document) embedForms(f *file, resources int) (entries string) {
	for _, each := range d.forms {
		o := each.content.wait()
		o.dict = insert(o.dict, fmt.Sprintf(" /Resources %d 0 R", resources))
		f.objects = append(f.objects, o)
		entries += fmt.Sprintf(" /%s %d 0 R", each.resource, len(f.objects)-1)
	}
	return entries
}
