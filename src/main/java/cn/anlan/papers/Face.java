package cn.anlan.papers;

import org.jspecify.annotations.Nullable;

/** The faces of an official document. */
enum Face {
    /** 仿宋, for the body. */
    FANG("FandolFang-Regular.ttf", "fangsong.ttf", "仿宋", false),
    /** 楷体, for headings of the second level and signatories. */
    KAI("FandolKai-Regular.ttf", "kai.ttf", "楷体", false),
    /** 黑体, for headings of the first level, secrecy and urgency. */
    HEI("NotoSansSC-Bold.ttf", "hei.ttf", "黑体", true),
    /** 小标宋, for the red head and titles. */
    TITLE("NotoSerifSC-Bold.ttf", "title.ttf", "方正小标宋简体", true),
    /** 宋体, for page numbers, and for whatever another face lacks: it has the most characters, so it is always the one shipped. */
    SONG("NotoSerifSC-Regular.ttf", null, "宋体", false);

    private final String shipped;
    private final @Nullable String own;
    private final String word;
    private final boolean bold;

    Face(String shipped, @Nullable String own, String word, boolean bold) {
        this.shipped = shipped;
        this.own = own;
        this.word = word;
        this.bold = bold;
    }

    /** The file that comes with the product, on the class path. */
    String shipped() {
        return "/fonts/" + shipped;
    }

    /** The file's name in a place's own folder of fonts. */
    @Nullable String own() {
        return own;
    }

    /** The font's name in a docx: the licensed one that offices have. */
    String word() {
        return word;
    }

    boolean bold() {
        return bold;
    }
}
