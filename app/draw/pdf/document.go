package pdf

import (
	"bytes"
	"fmt"
	"time"

	"github.com/go-pdf/fpdf"

	"lectern/app/draw"
)

// Meta describes a document.
type Meta struct {
	Title, Author, Subject, Keywords string
	Lang                             string    // BCP 47
	Program, Producer                string    // the program's name, as one word, and with its version
	Mark                             string    // handling mark, or ""
	Date                             time.Time // of the content and so of the file; zero: undated
	Files                            []File
	NotUA                            func() bool // reports, once all is drawn, that PDF/UA-1 must not be claimed; nil: it is claimed
	NotA                             func() bool // the same of PDF/A-3a
}

// Document collects pages. It is the draw.Canvas of its current page; structure elements may
// stay open from page to page.
type Document struct {
	meta      Meta
	pdf       *fpdf.Fpdf
	height    float32 // of the current page, points
	pages     int
	fonts     map[*draw.Font]*font
	fontOrder []*font
	pictures  []picture
	formOf    map[*draw.Recording]*form // those that were shown
	forms     []*form                   // those that were shown again
	inForm    bool                      // what is drawn is the content of a form
	content   []byte                    // of the current page
	contents  []*packing                // content of the pages before it
	files     []*packing                // Meta.Files
	tags      tagger
	run       textRun
	ink       inkState
	anchors   map[string]place
	bookmarks []bookmark
}

// place is a point of a page in PDF space: points from the lower left corner.
type place struct {
	page int // from 1
	x, y float32
}

type bookmark struct {
	level int // from 0
	title string
	at    place
}

var _ draw.Canvas = (*Document)(nil)

// New returns a document without pages.
func New(meta Meta) *Document {
	d := &Document{
		meta: meta, pdf: fpdf.New("P", "pt", "A4", ""), fonts: map[*draw.Font]*font{}, formOf: map[*draw.Recording]*form{}, anchors: map[string]place{},
	}
	d.pdf.SetCatalogSort(true)
	d.pdf.SetCompression(false) // fpdf's pages are empty
	d.pdf.SetCreationDate(meta.Date)
	d.pdf.SetModificationDate(meta.Date)
	d.pdf.SetAutoPageBreak(false, 0)
	d.pdf.SetMargins(0, 0, 0)
	d.tags.init()
	d.packFiles()
	return d
}

// Page starts a page of w by h points; what is drawn from now on goes there.
func (d *Document) Page(w, h float32) {
	d.leavePage()
	d.packPage()
	d.pdf.AddPageFormat("P", fpdf.SizeType{Wd: float64(w), Ht: float64(h)})
	d.pages++
	d.height = h
	d.ink = inkState{}
}

// leavePage ends the current page's text and marked content, which can't go on on the next.
func (d *Document) leavePage() {
	d.flushText()
	d.closeMark()
}

// Pages returns how many pages there are.
func (d *Document) Pages() int { return d.pages }

// Bookmark adds an entry of the outline that leads to y on the current page. Levels count from 0; an
// entry is at most one level below the one before.
func (d *Document) Bookmark(level int, title string, y float32) {
	d.bookmarks = append(d.bookmarks, bookmark{level, title, place{d.pages, 0, d.height - y}})
}

// Anchor names a point of the current page. The first point with a name keeps it.
func (d *Document) Anchor(name string, at draw.Point) {
	if _, taken := d.anchors[name]; !taken {
		d.anchors[name] = place{d.pages, at.X, d.height - at.Y}
	}
}

// Bytes finishes the document and returns the file. Nothing can be drawn afterwards.
func (d *Document) Bytes() ([]byte, error) {
	d.leavePage()
	d.packPage()
	d.tags.known = nil
	var out bytes.Buffer
	if err := d.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("writing PDF pages: %w", err)
	}
	f, err := parse(out.Bytes())
	if err != nil {
		return nil, err
	}
	if err := d.finish(f); err != nil {
		return nil, err
	}
	d.tags = tagger{} // frees its memory before the file is written, which takes as much
	return f.bytes(), nil
}

// packPage starts to compress the content of the current page, which goes on while the next is drawn.
func (d *Document) packPage() {
	if d.pages > 0 {
		d.contents = append(d.contents, packLater(object{"<<>>", d.content, true}))
		d.content = make([]byte, 0, len(d.content)) // pages are much alike
	}
}

// operator appends a line to the page's content.
func (d *Document) operator(words string) {
	d.content = append(append(d.content, words...), '\n')
}

// write appends a formatted line to the page's content.
func (d *Document) write(format string, args ...any) {
	d.content = append(fmt.Appendf(d.content, format, args...), '\n')
}
