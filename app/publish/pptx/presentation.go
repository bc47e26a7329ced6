package pptx

import (
	"strconv"

	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/publish/output"
)

// The ids of what the presentation lists. The schema wants masters and layouts above all slides.
const (
	firstSlideID = 256
	masterID     = 1 << 31
	layoutID     = masterID + 1
)

// presentation adds the presentation with its master, its layout and, if notes are wanted, their master.
func (w *writer) presentation() *part {
	main := w.archive.add("ppt", "presentation", 0, root("p:presentation"))
	master := w.archive.add("ppt/slideMasters", "slideMaster", 1, slideMaster())
	w.layout = w.archive.add("ppt/slideLayouts", "slideLayout", 1, slideLayout())
	master.relate(w.layout)
	w.layout.relate(master)
	master.relate(w.archive.add("ppt/theme", "theme", 1, theme(w.palette)))
	main.root.with(elem("p:sldMasterIdLst").with(elem("p:sldMasterId", "id", strconv.Itoa(masterID), "r:id", main.relate(master))))
	if w.opt.Notes == output.NotesPages {
		w.notesMaster = w.archive.add("ppt/notesMasters", "notesMaster", 1, notesMaster(w.notesSlide()))
		w.notesMaster.relate(w.archive.add("ppt/theme", "theme", 2, theme(&draw.Paper)))
		main.root.with(elem("p:notesMasterIdLst").with(elem("p:notesMasterId", "r:id", main.relate(w.notesMaster))))
	}
	return main
}

// list adds the slides and the sections to the presentation.
func (w *writer) list(main *part) {
	ids := elem("p:sldIdLst")
	sections := elem("p14:sectionLst", "xmlns:p14", "http://schemas.microsoft.com/office/powerpoint/2010/main")
	var slides *element // of the section
	for n, s := range w.deck.Slides {
		id := strconv.Itoa(firstSlideID + n)
		ids.with(elem("p:sldId", "id", id, "r:id", main.relate(w.slides[n])))
		if n == 0 || s.Section != w.deck.Slides[n-1].Section {
			slides = elem("p14:sldIdLst")
			sections.with(elem("p14:section", "name", w.deck.SectionTitle(n), "id", guid("section "+id)).with(slides))
		}
		slides.with(elem("p14:sldId", "id", id))
	}
	main.root.with(ids, elem("p:sldSz", "cx", emu(w.deck.Width), "cy", emu(deck.Height)), elem("p:notesSz", "cx", emu(notesPage.W), "cy", emu(notesPage.H)), elem("p:extLst").with(
		elem("p:ext", "uri", "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}").with(sections),
	))
}

// colourMap says which colours of a theme are text and background.
func colourMap() *element {
	return elem("p:clrMap", "bg1", "lt1", "tx1", "dk1", "bg2", "lt2", "tx2", "dk2", "accent1", "accent1", "accent2", "accent2", "accent3", "accent3",
		"accent4", "accent4", "accent5", "accent5", "accent6", "accent6", "hlink", "hlink", "folHlink", "folHlink")
}

// background returns the background that slides have from their master.
func background() *element {
	return elem("p:bg").with(elem("p:bgPr").with(elem("a:solidFill").with(elem("a:schemeClr", "val", "bg1")), elem("a:effectLst")))
}

// titleAt is the place of a title that a person adds to a slide.
var titleAt = draw.Rect{X: 112, Y: 156, W: 1524, H: 232}

// placeholder returns a shape of a master or a layout, with a text that says what belongs there.
func placeholder(id int, kind, words string, at draw.Rect) *element {
	ph := elem("p:ph", "type", kind)
	if kind != "title" {
		ph.set("idx", strconv.Itoa(id))
	}
	return elem("p:sp").with(
		elem("p:nvSpPr").with(named(words, id), elem("p:cNvSpPr").with(elem("a:spLocks", "noGrp", "1")), elem("p:nvPr").with(ph)),
		rectangle(at, nil),
		elem("p:txBody").with(elem("a:bodyPr", "lIns", "0", "tIns", "0", "rIns", "0", "bIns", "0").with(elem("a:normAutofit")), elem("a:lstStyle"), elem("a:p").with(elem("a:r").with(elem("a:rPr"), textElem("a:t", words)))),
	)
}

func titlePlaceholder() *element { return placeholder(2, "title", "Title", titleAt) }

func slideMaster() *element {
	return root("p:sldMaster").with(
		elem("p:cSld").with(background(), shapeTree().with(titlePlaceholder())),
		colourMap(),
		elem("p:sldLayoutIdLst").with(elem("p:sldLayoutId", "id", strconv.Itoa(layoutID), "r:id", relationID(1))),
		elem("p:txStyles").with(textStyle("p:titleStyle", "+mj", 64), textStyle("p:bodyStyle", "+mn", 40), textStyle("p:otherStyle", "+mn", 40)),
	)
}

// textStyle returns the style of texts in a font of the theme.
func textStyle(name, font string, size float32) *element {
	return elem(name).with(elem("a:lvl1pPr", "marL", "0", "indent", "0", "algn", "l").with(
		elem("a:buNone"),
		elem("a:defRPr", "sz", points(size)).with(elem("a:solidFill").with(elem("a:schemeClr", "val", "tx1")), elem("a:latin", "typeface", font+"-lt"), elem("a:cs", "typeface", font+"-cs")),
	))
}

func slideLayout() *element {
	return root("p:sldLayout").with(
		elem("p:cSld", "name", "Slide").with(shapeTree().with(titlePlaceholder())),
		masterColours(),
	)
}
