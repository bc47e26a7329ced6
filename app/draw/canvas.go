package draw

import (
	"image"
	"image/color"
)

// Ink is a colour. Drawings use opaque inks only, so that every back end, archival PDF among
// them, shows the same.
type Ink = color.NRGBA

// Canvas is where drawings go. A Canvas serves one goroutine. Text is drawn as shaped words;
// what a drawing means (headings, alternative texts, links) goes along for the back ends that
// can keep it, and costs nothing on those that can't.
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
	Unclip()
	// Begin says what follows, until End, is.
	Begin(t Tag)
	End()
	// Link makes r lead somewhere.
	Link(r Rect, to Target)
	// Anchor names a place for links to lead to.
	Anchor(name string, at Point)
}

// Stroke is how a line looks. Dash alternates drawn and blank lengths; nil is solid.
type Stroke struct {
	Width float32
	Dash  []float32
	Round bool // ends and joins, else butt and mitred
}

// Target is where a link leads: an anchor of the same document, or an address outside.
type Target struct {
	Anchor, URL string
	Words       string // what the link is called (PDF/UA-1, 7.18.5)
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
	Contents     Role = "TOC"
	ContentsItem Role = "TOCI"
	BlockQuote   Role = "BlockQuote"
	Code         Role = "Code"
	Span         Role = "Span"
	Div          Role = "Div"
)

// Tag says what a part of a drawing is.
type Tag struct {
	Role      Role
	Alt       string // alternative text: a Figure must have one
	Actual    string // the text that stands for what is drawn
	Expand    string // what an abbreviation is short for
	Lang      string // BCP 47, where it differs from the document's
	ID        string // a Note must have one (PDF/UA-1, 7.9)
	Scope     string // of a TableHeading: Row or Column
	Headers   string // of what stands in a table: the ID of its column's heading
	Numbering string // of a List: Disc or Decimal; "": its items have no marks, or words
	Box       Rect   // of a Figure
	Inline    bool   // of a Figure: it stands in a line of text
	Running   bool   // of an Artifact: head or foot of the page
	Self      any    // comparable: what is begun again with the same one goes on, wherever that is
}
