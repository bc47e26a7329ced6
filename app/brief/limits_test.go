package brief

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/problem"
)

// TestHostileTextsHaveOneProblem holds texts that keep careless readers busy for hours: each must
// be answered, by one problem that says what is wrong.
func TestHostileTextsHaveOneProblem(t *testing.T) {
	body := func(text string) string { return "---\ntitle: a\nas-of: 2024-03-25\n---\n\n# A {#a}\n\n" + text }
	tests := []struct {
		name string
		text string
		kind problem.Kind
	}{
		{"fifty megabytes", strings.Repeat("All work. ", 5<<20), problem.TooLarge},
		{"binary", "\x7fELF\x00\x00" + strings.Repeat("\x01", 1000), problem.BadText},
		{"too many lines", body(strings.Repeat("a\n", maxLines)), problem.TooLarge},
		{"quotes nested 10,000 deep", body(strings.Repeat(">", 10_000) + " a"), problem.TooLarge},
		{"quotes nested deep, then blank lines", body(strings.Repeat("> ", 10_000) + "a\n" + strings.Repeat("\n", maxLines-100)), problem.TooLarge},
		{"lists nested 10,000 deep", body(strings.Repeat("- ", 10_000) + "a"), problem.TooLarge},
		{"divs nested 10,000 deep", body(strings.Repeat("::: keypoint\n", 10_000) + strings.Repeat(":::\n", 10_000)), problem.TooLarge},
		{"spans nested deep", body(strings.Repeat("[", 5000) + "a" + strings.Repeat("]{lang=en}", 5000)), problem.TooLarge},
		{"emphasis nested deep", body(strings.Repeat("*a **b ", 2000) + "c" + strings.Repeat(" b** a*", 2000)), problem.TooLarge},
		{"a paragraph of megabytes", body(strings.Repeat("word ", 700_000)), problem.TooLarge},
		{"a table of 100,000 columns", body(strings.Repeat("|a", 100_000) + "\n" + strings.Repeat("|-", 100_000) + "\n" + strings.Repeat("|b|\n", 10_000)), problem.TooLarge},
		{"thousands of drawings", body(strings.Repeat("```{.map}\n```\n\n", 5000)), problem.TooLarge},
		{"YAML nested 10,000 deep", "---\na: " + strings.Repeat("[", 10_000) + "\n---\n", problem.TooLarge},
		{"YAML sequences in a line", "---\n" + strings.Repeat("- ", 10_000) + "\n---\n", problem.TooLarge},
		{"YAML of many keys", "---\n" + strings.Repeat("k: v\n", 5000) + "---\n", problem.TooLarge},
		{"a YAML bomb", "---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: [*c,*c]\n---\n", problem.BadYAML},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b, problems := Open(fstest.MapFS{fileName: {Data: []byte(test.text)}}, Options{})
			problems = append(problems, b.Check()...)
			of := 0
			for _, p := range problems {
				switch p.Kind {
				case test.kind:
					of++
				case problem.BadConstruct, problem.MissingSection, problem.Unclosed: // what the cut text also lacks
				default:
					t.Errorf("also %v", p)
				}
			}
			if of != 1 {
				t.Errorf("%d problems of kind %s in\n%.2000s", of, test.kind, problems.Error())
			}
		})
	}
}

// TestHarmlessBulkIsRead holds texts of the largest paragraphs that are read, full of beginnings
// without ends. They have no problem, or many small ones, but they must be read.
func TestHarmlessBulkIsRead(t *testing.T) {
	for _, piece := range []string{"[", "![", "[a](", "[a]{x=\"", "*a ", "_a* ", "`", "`` ` ", "$a ", "~a ", "^a ", "<a ", "@", "[@", "[^", "^[", "'a ", "\\", "&", "[a][", "[a]: ", "\"", "{{", "**a_ "} {
		text := "# A {#a}\n\n"
		for len(text) < 1<<18 {
			text += strings.Repeat(piece, maxParagraph/len(piece)-1) + "\n\n"
		}
		var problems problem.List
		if body := readBody(newSourceText(fileName, []byte(text)), ICD203, &problems); len(body.sections) != 1 || len(body.sections[0].Blocks) == 0 {
			t.Errorf("%q: nothing was read", piece)
		}
	}
}

func TestImagesThatLie(t *testing.T) {
	var small bytes.Buffer
	if err := png.Encode(&small, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	// The width and height of a PNG are the big-endian numbers at bytes 16 and 20, with their checksum.
	sized := func(width, height uint32) []byte {
		data := bytes.Clone(small.Bytes())
		for i, v := range []uint32{width, height} {
			for j := range 4 {
				data[16+4*i+j] = byte(v >> (24 - 8*j))
			}
		}
		return withChecksum(data)
	}
	interlaced := sized(10_000, 8000)
	interlaced[25], interlaced[28] = 2, 1 // in colours
	interlaced = withChecksum(interlaced)
	tests := []struct {
		name string
		data []byte
		bad  bool
	}{
		{"sound", small.Bytes(), false},
		{"of 10,000 million pixels", sized(100_000, 100_000), true},
		{"of 64 million pixels in 100 bytes", sized(8000, 8000), true},
		{"that takes 480 MB to decode", append(interlaced, make([]byte, 1<<16)...), true},
		{"cut off", small.Bytes()[:20], true},
		{"empty", nil, true},
		{"SVG", []byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := "---\ntitle: a\nas-of: 2024-03-25\n---\n\n# A\n\n![Picture](a.png)\n"
			_, problems := Open(fstest.MapFS{fileName: {Data: []byte(text)}, "a.png": {Data: test.data}}, Options{})
			bad := len(problems) == 1 && problems[0].Kind == problem.BadImage
			if bad != test.bad || len(problems) > 1 {
				t.Errorf("problems: %v", problems)
			}
		})
	}
}

// withChecksum mends the checksum of a PNG's first chunk.
func withChecksum(data []byte) []byte {
	sum := crc32.ChecksumIEEE(data[12:29])
	binary.BigEndian.PutUint32(data[29:], sum)
	return data
}
