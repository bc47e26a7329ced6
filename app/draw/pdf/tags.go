package pdf

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"lectern/app/draw"
)

// elem is one structure element (ISO 32000-1, 14.7.2).
type elem struct {
	role   draw.Role
	id     string
	attr   string // further dictionary entries
	parent *elem
	kids   []kid
	object int // number, given by finish
}

// kid is one thing that an element holds: an element, a marked-content sequence or an annotation.
type kid struct {
	elem       *elem
	annot      *annot
	page, mcid int
}

// annot is a link or a note on a page; its rectangle is in PDF space.
type annot struct {
	page   int
	rect   [4]float32
	target draw.Target // of a link
	note   string      // its text; "": it is a link
	title  string      // of a note
	ink    draw.Ink    // of its sign
	owner  *elem
	object int
}

// tagger keeps the structure tree and what marked content is open.
type tagger struct {
	root      *elem
	known     map[any]*elem // by Tag.Self
	stack     []*elem
	open      *elem     // whose marked content is open on this page
	inPlain   bool      // an artifact's marked content is open
	owners    [][]*elem // by page and MCID: the element to which the content belongs
	annots    []*annot
	artifacts []draw.Tag // that are open
}

func (t *tagger) init() {
	t.root = &elem{role: draw.Document}
	t.known = map[any]*elem{}
	t.stack = []*elem{t.root}
}

func (t *tagger) top() *elem { return t.stack[len(t.stack)-1] }

func (d *Document) Begin(tag draw.Tag) {
	t := &d.tags
	if tag.Role == draw.Artifact || len(t.artifacts) > 0 { // nothing within an artifact has a meaning
		t.artifacts = append(t.artifacts, tag)
		return
	}
	e := t.known[tag.Self]
	if e != nil && tag.Box.W > 0 {
		e.attr = d.attributes(tag)
	}
	if e == nil {
		e = &elem{role: tag.Role, id: tag.ID, parent: t.top(), attr: d.attributes(tag)}
		e.parent.kids = append(e.parent.kids, kid{elem: e})
		if tag.Self != nil {
			t.known[tag.Self] = e
		}
	}
	t.stack = append(t.stack, e)
}

func (d *Document) End() {
	t := &d.tags
	if n := len(t.artifacts); n > 0 {
		if t.artifacts = t.artifacts[:n-1]; n == 1 {
			d.flushText()
			d.closeMark()
		}
		return
	}
	if len(t.stack) > 1 {
		t.stack = t.stack[:len(t.stack)-1]
	}
}

// attributes returns the entries of an element's dictionary other than its type, parent and children.
func (d *Document) attributes(t draw.Tag) string {
	var b strings.Builder
	entry := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, " /%s %s", key, text(value))
		}
	}
	entry("Alt", t.Alt)
	entry("ActualText", t.Actual)
	entry("E", t.Expand)
	entry("Lang", t.Lang)
	switch {
	case t.Role == draw.Figure && t.Box.W > 0:
		placement := "Block"
		if t.Inline {
			placement = "Inline"
		}
		fmt.Fprintf(&b, " /A <</O /Layout /Placement /%s /BBox [%s %s %s %s]>>", placement,
			hundredths(t.Box.X), hundredths(d.height-t.Box.Bottom()), hundredths(t.Box.Right()), hundredths(d.height-t.Box.Y))
	case t.Scope != "" || t.Headers != "":
		b.WriteString(" /A <</O /Table")
		if t.Scope != "" {
			b.WriteString(" /Scope /" + t.Scope)
		}
		if t.Headers != "" {
			b.WriteString(" /Headers [" + byteString(t.Headers) + "]")
		}
		b.WriteString(">>")
	case t.Role == draw.List:
		b.WriteString(" /A <</O /List /ListNumbering /" + cmp.Or(t.Numbering, "None") + ">>")
	}
	return b.String()
}

// mark makes what follows content of the innermost element. Neighbouring calls for one element
// share one marked-content sequence.
func (d *Document) mark() {
	t := &d.tags
	if d.inForm { // it belongs to the element in which the form is shown
		return
	}
	if !d.inContent() {
		if !t.inPlain {
			d.closeMark()
			properties := "/Type /Layout"
			if len(t.artifacts) > 0 && t.artifacts[0].Running {
				properties = "/Type /Pagination"
			}
			d.write("/Artifact <<%s>> BDC", properties)
			t.inPlain = true
		}
		return
	}
	if e := t.top(); t.open != e {
		d.openMark(string(e.role), "")
		t.open = e
	}
}

// inContent reports whether what is drawn belongs to an element.
func (d *Document) inContent() bool { return len(d.tags.artifacts) == 0 && len(d.tags.stack) > 1 }

// openMark starts a marked-content sequence of the innermost element.
func (d *Document) openMark(name, properties string) {
	t := &d.tags
	d.closeMark()
	for len(t.owners) < d.pages {
		t.owners = append(t.owners, nil)
	}
	mcid := len(t.owners[d.pages-1])
	e := t.top()
	t.owners[d.pages-1] = append(t.owners[d.pages-1], e)
	e.kids = append(e.kids, kid{page: d.pages, mcid: mcid})
	d.operator("/" + name + " <</MCID " + strconv.Itoa(mcid) + properties + ">> BDC")
}

// withActualText draws content that is read as words, whatever its glyphs are. It is a marked-content
// sequence by itself, because some readers go wrong where sequences nest.
func (d *Document) withActualText(words string, draw func()) {
	d.flushText()
	if !d.inContent() {
		draw()
		return
	}
	if d.inForm {
		d.operator("/Span <</ActualText " + hexText(words) + ">> BDC")
		draw()
		d.flushText()
		d.operator("EMC")
		return
	}
	d.openMark("Span", " /ActualText "+hexText(words))
	d.tags.open = d.tags.top()
	draw()
	d.flushText()
	d.closeMark()
}

// closeMark ends the open marked-content sequence, if there is one.
func (d *Document) closeMark() {
	if t := &d.tags; !d.inForm && (t.open != nil || t.inPlain) {
		d.operator("EMC")
		t.open, t.inPlain = nil, false
	}
}

// Link makes r a link of the innermost element, which is or becomes a Link (PDF/UA-1, 7.18.5).
func (d *Document) Link(r draw.Rect, to draw.Target) {
	t := &d.tags
	if len(t.artifacts) > 0 {
		return
	}
	owner := t.top()
	if owner.role != draw.LinkRole {
		owner = &elem{role: draw.LinkRole, parent: owner}
		owner.parent.kids = append(owner.parent.kids, kid{elem: owner})
	}
	d.annotate(&annot{target: to, owner: owner}, r)
}

// annotate adds an annotation to the page and to its element.
func (d *Document) annotate(a *annot, r draw.Rect) {
	a.page, a.rect = d.pages, [4]float32{r.X, d.height - r.Bottom(), r.Right(), d.height - r.Y}
	d.tags.annots = append(d.tags.annots, a)
	a.owner.kids = append(a.owner.kids, kid{annot: a, page: a.page})
}
