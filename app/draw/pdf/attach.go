package pdf

import (
	"crypto/md5"
	"fmt"
	"slices"
	"strings"
	"time"
)

// File is an associated file (ISO 19005-3, 6.8).
type File struct {
	Name, MIME, Description string
	Relation                string // Source, Data, Alternative, Supplement or Unspecified
	Data                    []byte
	Kept                    bool // also listed under Meta.Program, where the program finds its own files again
}

// attach embeds the files and returns the catalog's entries: the associated files, the tree of their
// names, and in the page-piece dictionary (ISO 32000-1, 14.5) the kept files, so that the program never
// takes another program's file of the same name for its own.
func (d *Document) attach(f *file) string {
	if len(d.meta.Files) == 0 {
		return ""
	}
	type leaf struct{ key, ref string }
	var refs, kept []string
	var names []leaf
	for i, one := range d.meta.Files {
		ref := fmt.Sprintf("%d 0 R", f.embed(one, d.files[i].wait()))
		refs = append(refs, ref)
		names = append(names, leaf{hexText(one.Name), ref}) // in hexadecimal they sort as their bytes do
		if one.Kept {
			kept = append(kept, ref)
		}
	}
	slices.SortFunc(names, func(a, b leaf) int { return strings.Compare(a.key, b.key) })
	var tree strings.Builder
	for _, n := range names {
		fmt.Fprintf(&tree, "%s %s ", n.key, n.ref)
	}
	entries := fmt.Sprintf(" /AF [%s] /Names <</EmbeddedFiles <</Names [%s]>>>>", strings.Join(refs, " "), strings.TrimSpace(tree.String()))
	if len(kept) > 0 {
		entries += fmt.Sprintf(" /PieceInfo <</%s <</LastModified %s /Private <</Files [%s]>>>>>>", d.meta.Program, d.fileDate(), strings.Join(kept, " "))
	}
	return entries
}

// packFiles starts to compress the files, which goes on while the pages are drawn.
func (d *Document) packFiles() {
	date := d.fileDate()
	for _, a := range d.meta.Files {
		entries := fmt.Sprintf("<</Type /EmbeddedFile /Subtype /%s /Params <</Size %d /CheckSum <%x> /ModDate %s>>>>",
			strings.ReplaceAll(a.MIME, "/", "#2F"), len(a.Data), md5.Sum(a.Data), date)
		if strings.HasPrefix(a.MIME, "image/") { // compressed already
			d.files = append(d.files, asIs(object{insert(entries, fmt.Sprintf(" /Length %d", len(a.Data))), a.Data, false}))
			continue
		}
		d.files = append(d.files, packLater(object{entries, a.Data, true}))
	}
}

// fileDate returns the date of the files, 1970 if the document is undated, because the standard asks for
// one.
func (d *Document) fileDate() string {
	if d.meta.Date.IsZero() {
		return pdfDate(time.Unix(0, 0))
	}
	return pdfDate(d.meta.Date)
}

// embed adds an attached file and returns the number of its file specification.
func (f *file) embed(a File, packed object) int {
	f.objects = append(f.objects, packed)
	n := len(f.objects) - 1
	return f.add(fmt.Sprintf("<</Type /Filespec /F %s /UF %[1]s /Desc %s /AFRelationship /%s /EF <</F %d 0 R /UF %[4]d 0 R>>>>",
		text(a.Name), text(a.Description), a.Relation, n))
}
