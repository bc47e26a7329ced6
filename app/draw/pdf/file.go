package pdf

import (
	"bytes"
	"crypto/md5"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// object is an indirect object: a dictionary (or array), and a stream's bytes if it has one.
type object struct {
	dict   string
	stream []byte
	pack   bool // the stream is to be compressed; its dictionary then gets filter and length
}

// file is a PDF file in memory; object n is objects[n].
type file struct {
	objects    []object
	root, info int
}

var (
	rootOf = regexp.MustCompile(`/Root (\d+) 0 R`)
	infoOf = regexp.MustCompile(`/Info (\d+) 0 R`)

	lengthOf = regexp.MustCompile(`\s*/Length \d+`)
)

var errForeign = errors.New("this is not how fpdf writes files")

// parse reads a file that fpdf wrote, with one cross-reference table and streams with a direct length. A
// test fails if the version in go.mod writes otherwise.
func parse(pdf []byte) (*file, error) {
	i := bytes.LastIndex(pdf, []byte("startxref\n"))
	if i < 0 {
		return nil, fmt.Errorf("finding the cross-reference table: %w", errForeign)
	}
	var start, n int
	if _, err := fmt.Sscanf(string(pdf[i+10:]), "%d", &start); err != nil || start <= 0 || start >= len(pdf) {
		return nil, fmt.Errorf("finding the cross-reference table: %w", errForeign)
	}
	table := pdf[start:]
	if _, err := fmt.Sscanf(string(table[:min(40, len(table))]), "xref\n0 %d\n", &n); err != nil {
		return nil, fmt.Errorf("reading the cross-reference table: %w", errForeign)
	}
	head := bytes.Index(table, []byte("65535 f"))
	if head < 11 || head-11+20*n > len(table) {
		return nil, fmt.Errorf("reading the cross-reference table: %w", errForeign)
	}
	table = table[head-11:]
	f := &file{objects: make([]object, n)}
	offsets := make([]int, 0, n)
	at := map[int]int{}
	for k := 1; k < n; k++ {
		offset, err := strconv.Atoi(string(table[20*k : 20*k+10]))
		if err != nil || offset >= start {
			return nil, fmt.Errorf("reading cross-reference %d: %w", k, errForeign)
		}
		offsets = append(offsets, offset)
		at[offset] = k
	}
	slices.Sort(offsets)
	for j, offset := range offsets {
		end := start
		if j+1 < len(offsets) {
			end = offsets[j+1]
		}
		body := pdf[offset:end]
		from, to := bytes.Index(body, []byte("obj\n")), bytes.LastIndex(body, []byte("endobj"))
		if from < 0 || to < from {
			return nil, fmt.Errorf("reading object %d: %w", at[offset], errForeign)
		}
		dict, stream, isStream := bytes.Cut(body[from+4:to], []byte("\nstream\n"))
		o := object{dict: strings.TrimSpace(string(dict))}
		if isStream {
			o.stream = bytes.TrimSuffix(stream, []byte("\nendstream\n"))
			if !strings.Contains(o.dict, "/Filter") {
				o.dict, o.pack = lengthOf.ReplaceAllString(o.dict, ""), true
			}
		}
		f.objects[at[offset]] = o
	}
	root, info := rootOf.FindSubmatch(table), infoOf.FindSubmatch(table)
	if root == nil || info == nil {
		return nil, fmt.Errorf("reading the trailer: %w", errForeign)
	}
	f.root, _ = strconv.Atoi(string(root[1]))
	f.info, _ = strconv.Atoi(string(info[1]))
	return f, nil
}

// add adds an object without a stream and returns its number.
func (f *file) add(dict string) int {
	f.objects = append(f.objects, object{dict: dict})
	return len(f.objects) - 1
}

// reserve adds n empty objects, to be filled later, and returns the number of the first.
func (f *file) reserve(n int) int {
	first := len(f.objects)
	f.objects = append(f.objects, make([]object, n)...)
	return first
}

// addStream adds a stream that will be compressed and returns its number.
func (f *file) addStream(entries string, data []byte) int {
	if data == nil {
		data = []byte{} // an empty stream is one
	}
	f.objects = append(f.objects, object{"<<" + entries + ">>", data, true})
	return len(f.objects) - 1
}

// addPlainStream adds a stream that stays uncompressed, as the metadata must (ISO 19005-3, 6.6.2.1).
func (f *file) addPlainStream(entries string, data []byte) int {
	f.objects = append(f.objects, object{fmt.Sprintf("<<%s /Length %d>>", entries, len(data)), data, false})
	return len(f.objects) - 1
}

// insert returns a dictionary with further entries.
func insert(dict, entries string) string {
	return dict[:strings.LastIndex(dict, ">>")] + entries + ">>"
}

// bytes writes the file with object streams and a cross-reference stream (PDF 1.5). The file's ID
// is a hash of its content: equal input gives equal bytes.
func (f *file) bytes() []byte {
	type where struct{ kind, a, b int }
	refs := make([]where, len(f.objects), len(f.objects)+len(f.objects)/perStream+2)
	refs[0] = where{0, 0, 65535}
	var plain []int
	for n := 1; n < len(f.objects); n++ {
		if o := &f.objects[n]; o.stream == nil && o.dict != "" {
			plain = append(plain, n)
		}
	}
	first, streams := len(f.objects), []*packing(nil)
	for part := range slices.Chunk(plain, perStream) {
		for i, n := range part {
			refs[n] = where{2, len(f.objects), i}
		}
		streams = append(streams, packLater(f.objectStream(part)))
		f.objects = append(f.objects, object{})
		refs = append(refs, where{})
	}
	packAll(f.objects)
	for i, p := range streams {
		f.objects[first+i] = p.wait()
	}
	size := 0
	for n := range f.objects {
		size += len(f.objects[n].stream) + len(f.objects[n].dict) + 60
	}
	out := bytes.NewBuffer(make([]byte, 0, size))
	out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	put := func(n int, o *object) {
		fmt.Fprintf(out, "%d 0 obj\n%s\nstream\n", n, o.dict)
		out.Write(o.stream)
		out.WriteString("\nendstream\nendobj\n")
	}
	for n := range f.objects {
		if o := &f.objects[n]; o.stream != nil {
			refs[n] = where{1, out.Len(), 0}
			put(n, o)
		}
	}
	last, start := len(refs), out.Len()
	refs = append(refs, where{1, start, 0})
	var table []byte
	for _, w := range refs {
		table = append(table, byte(w.kind))
		table = binary.BigEndian.AppendUint32(table, uint32(w.a))
		table = binary.BigEndian.AppendUint16(table, uint16(w.b))
	}
	id := md5.Sum(out.Bytes())
	xref := []object{{fmt.Sprintf("<</Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%x> <%[4]x>]>>", last+1, f.root, f.info, id), table, true}}
	packAll(xref)
	put(last, &xref[0])
	fmt.Fprintf(out, "startxref\n%d\n%%%%EOF\n", start)
	return out.Bytes()
}

// perStream is the number of objects in an object stream.
const perStream = 200

// objectStream moves objects, which have no streams themselves, into an object stream (ISO 32000-1, 7.5.7).
func (f *file) objectStream(numbers []int) object {
	size := 0
	for _, n := range numbers {
		size += len(f.objects[n].dict) + 1
	}
	head, body := make([]byte, 0, 14*len(numbers)+size), make([]byte, 0, size)
	for _, n := range numbers {
		head = fmt.Appendf(head, "%d %d ", n, len(body))
		body = append(append(body, f.objects[n].dict...), '\n')
		f.objects[n].dict = ""
	}
	return object{fmt.Sprintf("<</Type /ObjStm /N %d /First %d>>", len(numbers), len(head)), append(head, body...), true}
}
