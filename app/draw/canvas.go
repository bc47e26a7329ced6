package draw

import (
	"image"
	"image/color"
)

// Ink is a colour. Drawings use opaque inks only, so that every back end, archival PDF among
// them, shows the same.
type Ink = color.NRGBA

// Canvas draws shapes, text and images, each with its meaning. It serves one goroutine. Text is drawn
// as shaped words. Tags, links and anchors are kept by the back ends that can, and cost nothing on
// those that can't.
type Canvas interface {
	// Fill paints the inside of the path's contours, closed if need be, by the non-zero rule.
	Fill(p *Path, ink Ink)
	// Stroke paints along the path's contours.
	Stroke(p *Path, s Stroke, ink Ink)
	// Text draws a word with its left end at (x, y) on the baseline, size units an em.
	Text(w *Word, x, y, size float32, ink Ink)
	// Halo draws a word's outline, width units thick on each side, to keep text that follows
	// clear of what lies below.
	Halo(w *Word, x, y, size, width float32, ink Ink)
	// Image draws a picture into r.
	Image(img image.Image, r Rect)
	// Clip keeps what follows within r as well as within earlier clips, until Unclip.
	Clip(r Rect)
	// Unclip ends the latest Clip.
	Unclip()
	// Begin starts an element of the document's structure. What is drawn until the matching End
	// belongs to it.
	Begin(t Tag)
	// End ends the latest element that was begun.
	End()
	// Link makes r lead somewhere.
	Link(r Rect, to Target)
	// Anchor names a place for links to lead to.
	Anchor(name string, at Point)
}

// Stroke describes a line. Dash alternates drawn and blank lengths; nil is solid.
type Stroke struct {
	Width float32
	Dash  []float32
	Round bool // ends and joins, else butt and mitred
}

// Target is where a link leads: an anchor of the same document, or an address outside.
type Target struct {
	Anchor, URL string
	Words       string // describes the link to a screen reader (PDF/UA-1, 7.18.5)
}

// Role is a standard structure type (ISO 32000-1, 14.8.4), or Artifact.
type Role string

const (
	Artifact     Role = "Artifact" // running heads, rules: not content
	Document     Role = "Document"
	Sect         Role = "Sect"
	Paragraph    Role = "P"
	H1           Role = "H1"
	H2           Role = "H2"
	H3           Role = "H3"
	H4           Role = "H4"
	H5           Role = "H5"
	H6           Role = "H6"
	List         Role = "L"
	ListItem     Role = "LI"
	ListLabel    Role = "Lbl"
	ListBody     Role = "LBody"
	Table        Role = "Table"
	TableHead    Role = "THead"
	TableBody    Role = "TBody"
	TableRow     Role = "TR"
	TableHeading Role = "TH"
	TableCell    Role = "TD"
	Figure       Role = "Figure"
	Caption      Role = "Caption"
	Note         Role = "Note"
	Reference    Role = "Reference"
	LinkRole     Role = "Link"
	Annot        Role = "Annot" // another annotation than a link
	Contents     Role = "TOC"
	ContentsItem Role = "TOCI"
	BlockQuote   Role = "BlockQuote"
	Code         Role = "Code"
	Span         Role = "Span"
	Div          Role = "Div"
)

// Tag describes an element of the document's structure, as PDF has it.
type Tag struct {
	Role      Role
	Alt       string // alternative text: a Figure must have one
	Actual    string // the text that stands for what is drawn
	Expand    string // what an abbreviation is short for
	Lang      string // BCP 47, where it differs from the document's
	ID        string // a Note must have one (PDF/UA-1, 7.9)
	Scope     string // of a TableHeading: Row or Column
	Headers   string // of a cell: the ID of its column's TableHeading
	Numbering string // of a List: Disc or Decimal; "": its items have no marks, or words
	Box       Rect   // of a Figure: where it is drawn
	Inline    bool   // of a Figure: it stands in a line of text
	Running   bool   // of an Artifact: it is the head or foot of a page
	Self      any    // identifies the element (comparable): beginning it again continues it, on a later page, say
}
