package pptx

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"path"
	"strings"
	"time"
)

// The namespaces.
const (
	drawingNS      = "http://schemas.openxmlformats.org/drawingml/2006/main"
	presentationNS = "http://schemas.openxmlformats.org/presentationml/2006/main"
	relationshipNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageNS      = "http://schemas.openxmlformats.org/package/2006/"
)

// contentTypes holds the type of each kind of part, which is the name of its file without number and ending.
var contentTypes = map[string]string{
	"presentation": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
	"slideMaster":  "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml",
	"slideLayout":  "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml",
	"slide":        "application/vnd.openxmlformats-officedocument.presentationml.slide+xml",
	"notesMaster":  "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml",
	"notesSlide":   "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml",
	"theme":        "application/vnd.openxmlformats-officedocument.theme+xml",
	"core":         "application/vnd.openxmlformats-package.core-properties+xml",
	"app":          "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}

// mediaTypes holds the types of pictures by their extensions.
var mediaTypes = [...][2]string{{"jpeg", "image/jpeg"}, {"png", "image/png"}, {"svg", "image/svg+xml"}}

// part is a file of the archive.
type part struct {
	name      string // its path
	kind      string // of contentTypes; "" for a picture
	data      []byte
	root      *element // instead of data
	relations []relation
}

// relation leads from a part to another, which its elements name by an id.
type relation struct{ kind, target string }

// relate returns the id by which the part names another.
func (p *part) relate(to *part) string {
	kind := relationshipNS + "/" + to.kind
	switch to.kind {
	case "":
		kind = relationshipNS + "/image"
	case "presentation":
		kind = relationshipNS + "/officeDocument"
	case "app":
		kind = relationshipNS + "/extended-properties"
	case "core":
		kind = packageNS + "relationships/metadata/core-properties"
	}
	p.relations = append(p.relations, relation{kind, to.name})
	return relationID(len(p.relations))
}

func relationID(n int) string { return fmt.Sprintf("rId%d", n) }

// archive is a package of parts (ISO/IEC 29500-2).
type archive struct {
	parts []*part
	media map[[sha256.Size]byte]*part // pictures by their bytes: each is there once
}

// add adds a part with a root element. Its number, from 1, distinguishes it from others of its kind; 0: there is one.
func (a *archive) add(folder, kind string, number int, root *element) *part {
	name := fmt.Sprintf("%s/%s%d.xml", folder, kind, number)
	if number == 0 {
		name = fmt.Sprintf("%s/%s.xml", folder, kind)
	}
	p := &part{name: name, kind: kind, root: root}
	a.parts = append(a.parts, p)
	return p
}

// addMedia returns the part with a picture.
func (a *archive) addMedia(data []byte, extension string) *part {
	sum := sha256.Sum256(data)
	if a.media[sum] == nil {
		p := &part{name: fmt.Sprintf("ppt/media/image%d.%s", len(a.media)+1, extension), data: data}
		a.parts = append(a.parts, p)
		a.media[sum] = p
	}
	return a.media[sum]
}

// relationsPart returns the part that lists the relations of a part, or of the whole package if its name is "".
func relationsPart(name string, relations []relation) *part {
	root := elem("Relationships", "xmlns", packageNS+"relationships")
	for i, r := range relations {
		root.with(elem("Relationship", "Id", relationID(i+1), "Type", r.kind, "Target", "/"+r.target))
	}
	folder, file := path.Split(name)
	return &part{name: folder + "_rels/" + file + ".rels", root: root}
}

// contents returns the part that lists the types of all others.
func (a *archive) contents() *part {
	root := elem("Types", "xmlns", packageNS+"content-types")
	root.with(elem("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml"))
	for _, m := range mediaTypes {
		root.with(elem("Default", "Extension", m[0], "ContentType", m[1]))
	}
	for _, p := range a.parts {
		if p.kind != "" {
			root.with(elem("Override", "PartName", "/"+p.name, "ContentType", contentTypes[p.kind]))
		}
	}
	return &part{name: "[Content_Types].xml", root: root}
}

// bytes returns the archive's file. Its files have the first date that the format knows, so that the same parts make
// the same bytes.
func (a *archive) bytes(main *part, properties ...*part) ([]byte, error) {
	var top part
	for _, p := range append([]*part{main}, properties...) {
		top.relate(p)
	}
	all := []*part{a.contents(), relationsPart("", top.relations)}
	for _, p := range a.parts {
		all = append(all, p)
		if len(p.relations) > 0 {
			all = append(all, relationsPart(p.name, p.relations))
		}
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range all {
		if err := p.write(z); err != nil {
			return nil, fmt.Errorf("writing %s: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("ending the archive: %w", err)
	}
	return out.Bytes(), nil
}

// write writes the part as a file, which is compressed unless it is a picture that is already.
func (p *part) write(z *zip.Writer) (err error) {
	data, method := p.data, zip.Store
	if p.root != nil {
		if data, err = p.root.document(); err != nil {
			return err
		}
	}
	if strings.HasSuffix(p.name, ".xml") || strings.HasSuffix(p.name, ".rels") || strings.HasSuffix(p.name, ".svg") {
		method = zip.Deflate
	}
	w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: method, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}

// guid returns the identifier of something by its name.
func guid(name string) string {
	sum := sha256.Sum256([]byte(name))
	return fmt.Sprintf("{%X-%X-%X-%X-%X}", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
