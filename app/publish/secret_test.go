package publish

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/problem"
	"lectern/app/publish/output"
)

const secret = "SECRET-OF-THE-PICTURE"

// picturesWithSecrets are files whose pixels say nothing and whose other bytes do.
func picturesWithSecrets(t *testing.T) map[string]string {
	t.Helper()
	var photo, drawing, moving bytes.Buffer
	img := image.NewRGBA(image.Rect(0, 0, 40, 20))
	frame := image.NewPaletted(img.Rect, color.Palette{color.Black, color.White})
	for _, err := range []error{
		jpeg.Encode(&photo, img, nil), png.Encode(&drawing, img),
		gif.EncodeAll(&moving, &gif.GIF{Image: []*image.Paletted{frame, frame}, Delay: []int{1, 1}}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	lying := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00" + secret
	segment := func(marker, body string) string { return "\xff" + marker + "\x00" + string(rune(len(body)+2)) + body }
	beside := segment("\xe0", "JFXX\x00"+secret) + segment("\xe1", "http://ns.adobe.com/xap/1.0/\x00"+secret) + segment("\xed", "Photoshop 3.0\x00"+secret) + segment("\xfe", secret)
	end := drawing.Len() - 12
	text := "tEXtComment\x00" + secret
	text = "\x00\x00\x00" + string(rune(len(text)-4)) + text + string(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(text))))
	extra := "\x21\xfe" + string(rune(len(secret))) + secret + "\x00\x3b"
	return map[string]string{
		"m/a.jpg": "\xff\xd8" + segment("\xe1", lying) + beside + photo.String()[2:] + secret,
		"m/b.jpg": "\xff\xd8" + beside + photo.String()[2:] + secret,
		"m/c.png": drawing.String()[:end] + text + drawing.String()[end:] + secret,
		"m/d.gif": strings.TrimSuffix(moving.String(), "\x3b") + extra + secret,
	}
}

// unpacked returns a file with all that is compressed or encoded in it behind it.
func unpacked(t *testing.T, data []byte) []byte {
	t.Helper()
	all := bytes.Clone(data)
	if z, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, text...)
		}
	}
	for _, at := range regexp.MustCompile(`stream\r?\n`).FindAllIndex(data, -1) {
		if z, err := zlib.NewReader(bytes.NewReader(data[at[1]:])); err == nil {
			text, _ := io.ReadAll(z)
			all = append(all, text...)
		}
	}
	for _, found := range regexp.MustCompile(`;base64,([A-Za-z0-9+/=]+)`).FindAllSubmatch(data, -1) {
		text, err := base64.StdEncoding.DecodeString(string(found[1]))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
	return all
}

func TestNothingThatIsHiddenInAPictureIsHandedOut(t *testing.T) {
	files := fstest.MapFS{}
	text := "---\nlectern: 1\ntitle: Pictures\nas-of: 2033-04-02\n---\n\n# Aims {#aims}\n"
	for name, data := range picturesWithSecrets(t) {
		if !strings.Contains(data, secret) {
			t.Fatalf("%s holds no secret", name)
		}
		files[name] = &fstest.MapFile{Data: []byte(data)}
		text += "\n![The picture " + name + "](" + name + "){alt=\"A picture\"}\n"
	}
	files["brief.md"] = &fstest.MapFile{Data: []byte(text)}
	b, problems := brief.Open(files, brief.Options{})
	for _, p := range append(problems, b.Check()...) {
		if p.Kind == problem.BadImage {
			t.Fatal(p)
		}
	}
	for _, kind := range Kinds {
		made, err := kind.Write(t.Context(), b, output.Options{Version: "1"})
		if err != nil {
			t.Fatal(err)
		}
		all := unpacked(t, made)
		if kind.Ending != ".txt" && !bytes.Contains(all, []byte("\x89PNG")) { // of the attached or embedded picture
			t.Errorf("%s%s: the pictures were not unpacked", kind.Name, kind.Ending)
		}
		if kind.Ending == ".html" && !bytes.Contains(made, []byte(`width="20" height="40"`)) {
			t.Error("the picture that lies on its side doesn't stand on the web page")
		}
		if at := bytes.Index(all, []byte(secret)); at >= 0 {
			t.Errorf("%s%s holds the secret: %q", kind.Name, kind.Ending, all[max(0, at-60):at+len(secret)])
		}
	}
}
