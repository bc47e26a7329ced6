package brief

import (
	"bytes"
	"errors"
	"image"
	_ "image/gif"  // read by image.DecodeConfig
	_ "image/jpeg" // read by image.DecodeConfig
	_ "image/png"  // read by image.DecodeConfig
	"io/fs"
	"net/url"
	"slices"
	"strings"

	"lectern/app/picture"
	"lectern/app/problem"
)

// Limits of an image. A file that is much too small for its number of pixels states a wrong size.
const (
	maxImageBytes  = 50 << 20
	maxPixels      = 100_000_000
	maxDecoding    = 400 << 20 // bytes of memory
	pixelsPerByte  = 2000
	imageHint      = "name a PNG, JPEG or GIF file in the brief's folder"
	imageSizeLimit = "make it smaller"
)

// readImages checks every image once: that it is in the folder, in a format that is read, and of the size
// that it states.
func (b *Brief) readImages() {
	b.pictures(func(_ problem.Place, file *string) { *file = b.fileOf(*file) })
	b.eachPicture(func(at problem.Place, file string) {
		if what, hint := b.checkImage(file); what != "" {
			b.Problems.Add(problem.BadImage, at, hint, "%s", what)
		} else {
			b.Files = append(b.Files, file)
		}
	})
}

// Holds reports whether a file was read without an error that excludes it, so that it goes with the brief.
func (b *Brief) Holds(file string) bool { return slices.Contains(b.Files, file) }

// fileOf returns the file that an address names: as it is written, or else with %20 and the like decoded.
func (b *Brief) fileOf(address string) string {
	decoded, err := url.PathUnescape(address)
	if err != nil || decoded == address || !fs.ValidPath(decoded) {
		return address
	}
	for _, name := range []string{address, decoded} {
		if _, err := fs.Stat(b.fsys, name); err == nil {
			return name
		}
	}
	return address
}

// eachPicture calls visit for every image file once, at the place where it is first shown.
func (b *Brief) eachPicture(visit func(at problem.Place, file string)) {
	seen := map[string]bool{}
	b.pictures(func(at problem.Place, file *string) {
		if !seen[*file] {
			seen[*file] = true
			visit(at, *file)
		}
	})
}

// pictures calls visit for the file of every image, which visit may change.
func (b *Brief) pictures(visit func(at problem.Place, file *string)) {
	b.eachInline(func(in Inline) {
		if img, ok := in.(*Image); ok {
			visit(img.At, &img.File)
		}
	})
	blocks := func(block Block) {
		if img, ok := block.(*ImageBlock); ok {
			visit(img.At, &img.File)
		}
	}
	for _, s := range b.Sections {
		Walk(s.Blocks, blocks, nil)
	}
	for _, n := range b.Notes {
		Walk(n.Blocks, blocks, nil)
	}
}

// checkImage returns what is wrong with an image and what to do, or nothing if it is sound.
func (b *Brief) checkImage(file string) (what, hint string) {
	if strings.Contains(file, "://") {
		return "an image is on another machine", imageHint
	}
	if !fs.ValidPath(file) {
		return "the image " + file + " is outside the folder", imageHint
	}
	info, err := fs.Stat(b.fsys, file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "the image " + file + " is missing", imageHint
	case err != nil:
		return "the image " + file + " can't be read: " + problem.Cause(err), imageHint
	case !info.Mode().IsRegular():
		return file + " is not a file", imageHint
	case info.Size() > maxImageBytes:
		return "the image " + file + " is over 50 MB", imageSizeLimit
	}
	data, err := fs.ReadFile(b.fsys, file)
	if err != nil {
		return "the image " + file + " can't be read: " + problem.Cause(err), imageHint
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil && isSVG(data) {
		return svgWords(file, data), "export it as a PNG file"
	}
	if err != nil {
		return file + " is not an image that can be shown", imageHint
	}
	if !slices.Contains([]string{"png", "jpeg", "gif"}, format) {
		return file + " is not an image that can be shown", imageHint
	}
	pixels := int64(config.Width) * int64(config.Height)
	switch {
	case pixels > maxPixels:
		return "the image " + file + " has over 100 million pixels", imageSizeLimit
	case pixels <= 0 || pixels > int64(len(data))*pixelsPerByte:
		return "the image " + file + " is not as large as it says", "save it anew"
	}
	if need, err := picture.Memory(data); err != nil || need > maxDecoding {
		return "the image " + file + " takes over 400 MB of memory to be shown", imageSizeLimit
	}
	return "", ""
}

// isSVG reports whether a file looks like a drawing in SVG.
func isSVG(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1<<12)], []byte("<svg"))
}

// svgWords returns why a drawing in SVG isn't shown.
func svgWords(file string, data []byte) string {
	for _, sign := range []string{"<script", "javascript:", "<foreignObject", " onload=", " onclick="} {
		if bytes.Contains(data, []byte(sign)) {
			return file + " is an SVG drawing with a script in it, which no brief may hold"
		}
	}
	return file + " is an SVG drawing, which may hold scripts and isn\u2019t shown"
}
