package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

var (
	reference = regexp.MustCompile(`(\d+) 0 R`)
	kidsOf    = regexp.MustCompile(`/Kids \[([^\]]*)\]`)
)

// finish turns fpdf's objects into a PDF/UA-1 and PDF/A-3a file.
func (d *Document) finish(f *file) error {
	if d.meta.NotUA == nil || !d.meta.NotUA() {
		if err := d.checkGlyphs(); err != nil {
			return err
		}
	}
	pages, err := d.pageObjects(f)
	if err != nil {
		return err
	}
	for i, p := range pages { // fpdf writes a page's content, here empty, as the object after the page
		f.objects[p+1] = d.contents[i].wait()
	}
	pictures, err := d.embedPictures(f)
	if err != nil {
		return err
	}
	if err := d.resources(f, pictures); err != nil {
		return err
	}
	d.annotations(f, pages)
	m := d.meta
	catalog := fmt.Sprintf("<</Type /Catalog /Pages 1 0 R /Lang %s /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>>", text(m.Lang))
	if outline := d.outline(f, pages); outline > 0 {
		catalog += fmt.Sprintf(" /PageMode /UseOutlines /Outlines %d 0 R", outline)
	}
	catalog += fmt.Sprintf(" /StructTreeRoot %d 0 R", d.structure(f, pages))
	catalog += fmt.Sprintf(" /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>]",
		f.addStream("/N 3", sRGB()))
	catalog += fmt.Sprintf(" /Metadata %d 0 R", f.addPlainStream("/Type /Metadata /Subtype /XML", xmp(m)))
	catalog += d.attach(f)
	f.objects[f.root].dict = catalog + ">>"
	info := "<</Title " + text(m.Title)
	for _, e := range [][2]string{{"Author", m.Author}, {"Subject", m.Subject}, {"Keywords", m.Keywords}, {"Producer", m.Producer}} {
		if e[1] != "" {
			info += " /" + e[0] + " " + text(e[1])
		}
	}
	if !m.Date.IsZero() {
		info += fmt.Sprintf(" /CreationDate %s /ModDate %[1]s", pdfDate(m.Date))
	}
	f.objects[f.info].dict = info + ">>"
	return nil
}

func pdfDate(t time.Time) string { return "(D:" + t.UTC().Format("20060102150405") + "+00'00')" }

// pageObjects returns the numbers of the pages' objects.
func (d *Document) pageObjects(f *file) ([]int, error) {
	kids := kidsOf.FindStringSubmatch(f.objects[1].dict)
	if kids == nil {
		return nil, fmt.Errorf("finding the pages: %w", errForeign)
	}
	var pages []int
	for _, ref := range reference.FindAllStringSubmatch(kids[1], -1) {
		n, _ := strconv.Atoi(ref[1])
		pages = append(pages, n)
	}
	if len(pages) != d.pages {
		return nil, fmt.Errorf("counting the pages: %w", errForeign)
	}
	return pages, nil
}

// resources adds the fonts, pictures and forms to the pages' resources.
func (d *Document) resources(f *file, pictures string) error {
	var fonts strings.Builder
	for n, used := range d.fontOrder {
		fmt.Fprintf(&fonts, " /%s %d 0 R", used.resource, d.embedFont(f, used, n))
	}
	for i, o := range f.objects {
		if o.stream == nil && strings.Contains(o.dict, "/ProcSet") && strings.Contains(o.dict, "/Font <<") && strings.Contains(o.dict, "/XObject <<") {
			forms := d.embedForms(f, i)
			dict := strings.Replace(o.dict, "/Font <<", "/Font <<"+fonts.String(), 1)
			f.objects[i].dict = strings.Replace(dict, "/XObject <<", "/XObject <<"+pictures+forms, 1)
			return nil
		}
	}
	return fmt.Errorf("finding the pages' resources: %w", errForeign)
}

// annotations adds the links and notes to the pages. Their /StructParent numbers follow those of the pages. A link to an
// anchor that was never set is left out; the text that it covers stays.
func (d *Document) annotations(f *file, pages []int) {
	d.tags.annots = slices.DeleteFunc(d.tags.annots, func(a *annot) bool {
		if _, ok := d.anchors[a.target.Anchor]; ok || a.target.URL != "" || a.note != "" {
			return false
		}
		a.owner.kids = slices.DeleteFunc(a.owner.kids, func(k kid) bool { return k.annot == a })
		return true
	})
	on := make([][]string, len(pages))
	first := f.reserve(len(d.tags.annots))
	for i, a := range d.tags.annots {
		a.object = first + i
		f.objects[a.object].dict = d.annotation(f, a, pages, fmt.Sprintf("/StructParent %d /P %d 0 R", len(pages)+i, pages[a.page-1]))
		on[a.page-1] = append(on[a.page-1], fmt.Sprintf("%d 0 R", a.object))
	}
	for i, p := range pages {
		entries := fmt.Sprintf(" /StructParents %d /Tabs /S", i)
		if len(on[i]) > 0 {
			entries += " /Annots [" + strings.Join(on[i], " ") + "]"
		}
		f.objects[p].dict = insert(f.objects[p].dict, entries)
	}
}

// annotation returns the dictionary of an annotation with the entries that say where it belongs.
func (d *Document) annotation(f *file, a *annot, pages []int, place string) string {
	if a.note != "" {
		return d.noteAnnotation(f, a, place)
	}
	action := fmt.Sprintf("/A <</S /URI /URI %s>>", ascii(uri(a.target.URL)))
	if a.target.URL == "" {
		to := d.anchors[a.target.Anchor]
		action = fmt.Sprintf("/Dest [%d 0 R /XYZ null %s null]", pages[to.page-1], hundredths(to.y))
	}
	return fmt.Sprintf("<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] %s /Contents %s %s %s>>", a.rectEntry(), text(a.target.Words), place, action)
}

// rectEntry returns the entry of the annotation's rectangle.
func (a *annot) rectEntry() string {
	return fmt.Sprintf("/Rect [%s %s %s %s]", hundredths(a.rect[0]), hundredths(a.rect[1]), hundredths(a.rect[2]), hundredths(a.rect[3]))
}

// outline writes the bookmarks, all but the top level closed, and returns the root's number.
func (d *Document) outline(f *file, pages []int) int {
	if len(d.bookmarks) == 0 {
		return 0
	}
	type entry struct{ parent, prev, next, first, last, count int }
	entries := make([]entry, len(d.bookmarks)+1) // 0 is the root
	path := []int{0}
	for i, b := range d.bookmarks {
		n := i + 1
		path = path[:min(b.level+1, len(path))]
		parent := path[len(path)-1]
		e := &entries[n]
		e.parent, e.prev = parent, entries[parent].last
		if e.prev > 0 {
			entries[e.prev].next = n
		} else {
			entries[parent].first = n
		}
		entries[parent].last = n
		entries[parent].count++
		path = append(path, n)
	}
	root := f.reserve(len(entries))
	for n, e := range entries {
		var b strings.Builder
		if n == 0 {
			fmt.Fprintf(&b, "<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", root+e.first, root+e.last, e.count)
			f.objects[root].dict = b.String()
			continue
		}
		m := d.bookmarks[n-1]
		fmt.Fprintf(&b, "<</Title %s /Parent %d 0 R /Dest [%d 0 R /XYZ null %s null]", text(m.title), root+e.parent, pages[m.at.page-1], hundredths(m.at.y))
		if e.prev > 0 {
			fmt.Fprintf(&b, " /Prev %d 0 R", root+e.prev)
		}
		if e.next > 0 {
			fmt.Fprintf(&b, " /Next %d 0 R", root+e.next)
		}
		if e.first > 0 {
			fmt.Fprintf(&b, " /First %d 0 R /Last %d 0 R /Count -%d", root+e.first, root+e.last, e.count)
		}
		f.objects[root+n].dict = b.String() + ">>"
	}
	return root
}

// structure writes the structure tree and returns the number of its root.
func (d *Document) structure(f *file, pages []int) int {
	t := &d.tags
	root := f.reserve(1)
	var elems []*elem
	var count func(e *elem)
	count = func(e *elem) {
		e.object = f.reserve(1)
		elems = append(elems, e)
		for _, k := range e.kids {
			if k.elem != nil {
				count(k.elem)
			}
		}
	}
	count(t.root)
	var ids []string
	byID := map[string]int{}
	for _, e := range elems {
		f.objects[e.object].dict = e.dict(root, pages)
		if e.id != "" {
			ids = append(ids, e.id)
			byID[e.id] = e.object
		}
	}
	var nums bytes.Buffer
	for i := range pages {
		refs := []byte{'['}
		if i < len(t.owners) {
			for _, e := range t.owners[i] {
				refs = append(strconv.AppendInt(refs, int64(e.object), 10), " 0 R "...)
			}
		}
		fmt.Fprintf(&nums, "%d %d 0 R ", i, f.add(string(append(refs, ']'))))
	}
	for i, a := range t.annots {
		fmt.Fprintf(&nums, "%d %d 0 R ", len(pages)+i, a.owner.object)
	}
	tree := f.add("<</Nums [" + strings.TrimSpace(nums.String()) + "]>>")
	dict := fmt.Sprintf("<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d", t.root.object, tree, len(pages)+len(t.annots))
	if len(ids) > 0 {
		slices.Sort(ids) // by their bytes, as a name tree asks (7.9.6)
		var names bytes.Buffer
		for _, id := range ids {
			fmt.Fprintf(&names, "%s %d 0 R ", byteString(id), byID[id])
		}
		dict += " /IDTree <</Names [" + names.String() + "]>>"
	}
	f.objects[root].dict = dict + ">>"
	return root
}

// dict returns the element's dictionary, once all numbers are known.
func (e *elem) dict(root int, pages []int) string {
	parent, page := root, 0
	if e.parent != nil {
		parent = e.parent.object
	}
	for _, k := range e.kids {
		if k.page != 0 && page == 0 {
			page = k.page
		}
	}
	b := make([]byte, 0, 80+12*len(e.kids)+len(e.attr))
	ref := func(before string, n int) {
		b = append(b, before...)
		b = strconv.AppendInt(b, int64(n), 10)
		b = append(b, " 0 R"...)
	}
	b = append(append(b, "<</S /"...), e.role...)
	ref(" /P ", parent)
	if page != 0 {
		ref(" /Pg ", pages[page-1])
	}
	if e.id != "" {
		b = append(append(b, " /ID "...), byteString(e.id)...)
	}
	if len(e.kids) > 0 {
		b = append(b, " /K ["...)
	}
	for _, k := range e.kids {
		switch {
		case k.elem != nil:
			ref(" ", k.elem.object)
		case k.annot != nil:
			ref("<</Type /OBJR /Obj ", k.annot.object)
			ref(" /Pg ", pages[k.page-1])
			b = append(b, ">>"...)
		case k.page == page:
			b = strconv.AppendInt(append(b, ' '), int64(k.mcid), 10)
		default:
			ref("<</Type /MCR /Pg ", pages[k.page-1])
			b = append(strconv.AppendInt(append(b, " /MCID "...), int64(k.mcid), 10), ">>"...)
		}
	}
	if len(e.kids) > 0 {
		b = append(b, ']')
	}
	return string(append(append(b, e.attr...), ">>"...))
}
