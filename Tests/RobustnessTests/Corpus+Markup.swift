/// Pages and data in HTML and XML.
extension Corpus {
  static let markup = [
    #"""
    <?xml version="1.0" encoding="UTF-8" ?><xml><records><record><rec-number>12</rec-number>
    <ref-type name="Journal Article">17</ref-type><contributors><authors><author><style \#
    face="normal"
    size="100%">Doe, Jane</style></author><author>Lab,</author></authors></contributors><titles><title>
    <style face="normal">Growth of </style><style face="italic">E. coli</style> &amp; \#
    kin</title>
    <secondary-title>J. Tides</secondary-title></titles><dates><year>2001</year><pub-dates><date>Jan \#
    5</date>
    </pub-dates></dates><pages>1-9</pages><isbn>0012-9658</isbn><electronic-resource-num>10.1/x
    </electronic-resource-num><urls><related-urls><url>https://x.org</url></related-urls></urls></record>
    <record><ref-type name="Book">6</ref-type><titles><title>Größe &#8211; \#
    B</title></titles>
    <abstract><![CDATA[a < b]]></abstract></record></records></xml>
    """#,
    #"""
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom">
    <link href="http://arxiv.org/api/query?search_query%3Dall%3Atides" rel="self" \#
    type="application/atom+xml"/>
    <title type="html">ArXiv Query: search_query=all:tides</title>
    <id>http://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
    <updated>2024-07-22T00:00:00-04:00</updated>
    <opensearch:totalResults \#
    xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">2</opensearch:totalResults>
    <entry>
    <id>http://arxiv.org/abs/2407.14741v2</id>
    <updated>2024-08-03T18:00:00Z</updated>
    <published>2024-07-20T18:00:00Z</published>
    <title>Tides and Dunes:
    a Study</title>
    <summary>  We measure tides
    and find them, with $x &lt; y$.
    </summary>
    <author><name>Jane van Doe</name><arxiv:affiliation \#
    xmlns:arxiv="http://arxiv.org/schemas/atom">North Lab</arxiv:affiliation></author>
    <author><name>Rick Roe</name></author>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/tides.1</arxiv:doi>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">12 pages</arxiv:comment>
    <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">J. Tides 3 \#
    (2024)</arxiv:journal_ref>
    <link href="http://arxiv.org/abs/2407.14741v2" rel="alternate" type="text/html"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.IR" \#
    scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.IR" scheme="http://arxiv.org/schemas/atom"/>
    </entry>
    </feed>
    """#,
    #"""
    <?xml version='1.0' encoding='UTF-8'?>
    <collection id="P19">
    <volume id="1" type="proceedings">
    <meta>
    <booktitle>Proceedings of the <fixed-case>T</fixed-case>ide Meeting</booktitle>
    <editor><first>Ann</first><last>Lee</last></editor>
    <publisher>Association for Computational Linguistics</publisher>
    <address>Kiel, Germany</address>
    <month>July</month><year>2019</year><isbn>978-1-950737-48-2</isbn>
    </meta>
    <frontmatter><url hash="1">P19-1000</url><bibkey>tide-2019-proceedings</bibkey></frontmatter>
    <paper id="12">
    <title><fixed-case>NLP</fixed-case> in <tex-math>O(n^3)</tex-math> &amp; \#
    <i>more</i></title>
    <author id="jane-doe"><first>Jane</first><last>van Doe</last><affiliation>North \#
    Lab</affiliation><variant \#
    script="hani"><first>简</first><last>杜</last></variant></author>
    <author><first>Maurice J.</first><last>Pescitelli, Jr.</last></author>
    <author><last>Plato</last></author>
    <pages>1–9</pages><url hash="2">P19-1012</url><doi>10.18653/v1/P19-1012</doi>
    <abstract>We measure <b>tides</b>. <url>https://x.org</url></abstract>
    <bibkey>doe-etal-2019-nlp</bibkey>
    </paper>
    <paper id="13"><title>No key</title></paper>
    </volume>
    <volume id="2" type="journal"><meta><booktitle>Journal of Tides, Volume 3, Issue 2 - \#
    March 2019</booktitle><year>2019</year><journal-volume>3</journal-volume><journal-issue>2</journal-issue></meta>
    <paper id="1"><title>In \#
    it</title><author><first>A</first><last>B</last></author><bibkey>b-2019-in</bibkey></paper></volume>
    </collection>
    """#,
    #"""
    <!DOCTYPE html>
    <html lang="en">
    <head>  <title>Information Retrieval  </title>
    <link rel="stylesheet" href="https://static.arxiv.org/css/arXiv.css">
    </head><body>
    <div id='content'><div id='content-inner'><div id='dlpage'>
    <h1>Information Retrieval</h1>
    <div class='paging'>Total of 93 entries : <span>1-50</span> <a \#
    href=/list/cs.IR/recent?skip=50&amp;show=50>51-93</a></div>
    <dl id='articles'>
    <h3>Mon, 22 Jul 2024 (showing 2 of 2 entries )</h3>
    <dt>
    <a name='item1'>[1]</a>
    <a href ="/abs/2407.14741" title="Abstract" id="2407.14741">
    arXiv:2407.14741
    </a>
    (cross-list from cs.CL)
    [<a href="/pdf/2407.14741" title="Download PDF" id="pdf-2407.14741">pdf</a>, <a \#
    href="/format/2407.14741" title="Other formats">other</a>]
    </dt>
    <dd>
    <div class='meta'>
    <div class='list-title mathjax'><span class='descriptor'>Title:</span>
    Tides &amp; Dunes: an $O(n^2)$ Study of G\"odel's Beach
    </div>
    <div class='list-authors'><a \#
    href="https://arxiv.org/search/cs?searchtype=author&amp;query=Doe,+J" \#
    rel="nofollow">Jane van Doe</a>,
    <a href="https://arxiv.org/search/cs?searchtype=author&amp;query=Roe,+R">Rick Roe</a> \#
    (NORTH Lab), et al. (3 additional authors not shown)</div>
    <div class='list-comments mathjax'><span class='descriptor'>Comments:</span>
    12 pages, see <a href="https://x.org/t">this https URL</a>
    </div>
    <div class='list-journal-ref'><span class='descriptor'>Journal-ref:</span>
    J. Tides 3 (2024) 1-9
    </div>
    <div class='list-subjects'><span class='descriptor'>Subjects:</span>
    <span class="primary-subject">Information Retrieval (cs.IR)</span>; Computation and \#
    Language (cs.CL)
    </div>
    <p class='mathjax'>
    We measure tides<br>and find them.
    </p>
    </div>
    </dd>
    <dt><a name='item2'>[2]</a> <a href ="/abs/hep-th/9901001" \#
    title="Abstract">arXiv:hep-th/9901001</a> [<a href="/pdf/hep-th/9901001">pdf</a>]</dt>
    <dd><div class='meta'><div class='list-title mathjax'><span \#
    class='descriptor'>Title:</span> Strings</div>
    <div class='list-authors'><a href="x">Ann Lee</a></div>
    <div class='list-subjects'><span class='descriptor'>Subjects:</span> <span \#
    class="primary-subject">High Energy Physics - Theory (hep-th)</span></div></div></dd>
    </dl></div></div></div></body></html>
    """#,
    #"""
    <!DOCTYPE html><html lang="en"><head><title>Search | arXiv e-print \#
    repository</title></head><body><main class="container" id="main-container">
    <ol class="breathe-horizontal" start="1">
    <li class="arxiv-result">
    <div class="is-marginless">
    <p class="list-title is-inline-block"><a \#
    href="https://arxiv.org/abs/2407.14741v2">arXiv:2407.14741v2</a>
    <span>&nbsp;[<a href="https://arxiv.org/pdf/2407.14741v2">pdf</a>, <a \#
    href="https://arxiv.org/format/2407.14741v2">other</a>]&nbsp;</span>
    </p>
    <div class="tags is-inline-block">
    <span class="tag is-small is-link tooltip is-tooltip-top" data-tooltip="Information \#
    Retrieval">cs.IR</span>
    <span class="tag is-small is-grey tooltip is-tooltip-top" data-tooltip="Computation and \#
    Language">cs.CL</span>
    </div>
    <div class="is-inline-block" style="margin-left: 0.5rem">
    <div class="tags has-addons">
    <span class="tag is-dark is-size-7">doi</span>
    <span class="tag is-light is-size-7"><a class="" \#
    href="https://doi.org/10.1000/tides.1">10.1000/tides.1 <i class="fa fa-external-link" \#
    aria-hidden="true"></i></a></span>
    </div>
    </div>
    </div>
    <p class="title is-5 mathjax">
    <span class="search-hit mathjax">Tides</span> and Dunes
    </p>
    <p class="authors">
    <span class="search-hit">Authors:</span>
    <a href="/search/?searchtype=author&amp;query=Doe%2C+J">Jane Doe</a>,
    <a href="/search/?searchtype=author&amp;query=Roe%2C+R">Rick Roe Jr</a>
    , et al. (2 additional authors not shown)
    </p>
    <p class="abstract mathjax">
    <span class="has-text-black-bis has-text-weight-semibold">Abstract</span>:
    <span class="abstract-short has-text-grey-dark mathjax" \#
    id="2407.14741v2-abstract-short" style="display: inline;">
    We measure&hellip;
    <a class="is-size-7" style="white-space: nowrap;" \#
    onclick="document.getElementById('2407.14741v2-abstract-full').style.display = \#
    'inline'; document.getElementById('2407.14741v2-abstract-short').style.display = \#
    'none';">&#9661; More</a>
    </span>
    <span class="abstract-full has-text-grey-dark mathjax" id="2407.14741v2-abstract-full" \#
    style="display: none;">
    We measure <span class="search-hit mathjax">tides</span> where $x<y$ and find them.
    <a class="is-size-7" style="white-space: nowrap;" onclick="x">&#9651; Less</a>
    </span>
    </p>
    <p class="is-size-7"><span class="has-text-black-bis \#
    has-text-weight-semibold">Submitted</span> 3 August, 2024; <span \#
    class="has-text-black-bis has-text-weight-semibold">v1</span> submitted 20 July, 2024;
    <span class="has-text-black-bis has-text-weight-semibold">originally announced</span> \#
    July 2024.
    </p>
    <p class="comments is-size-7">
    <span class="has-text-black-bis has-text-weight-semibold">Comments:</span>
    <span class="has-text-grey-dark mathjax">12 pages</span>
    </p>
    <p class="comments is-size-7">
    <span class="has-text-black-bis has-text-weight-semibold">Report number:</span> N-1
    </p>
    <p class="comments is-size-7">
    <span class="has-text-black-bis has-text-weight-semibold">Journal ref:</span> J. Tides \#
    3, 1 (2024)
    </p>
    </li>
    <li class="arxiv-result">
    <div class="is-marginless"><p class="list-title is-inline-block"><a \#
    href="https://arxiv.org/abs/2001.00002">arXiv:2001.00002</a></p>
    <div class="tags is-inline-block"><span class="tag is-small">math.GT</span></div></div>
    <p class="title is-5 mathjax">Knots</p>
    <p class="authors"><span>Authors:</span> <a href="x">Ann Lee</a></p>
    </li>
    </ol><ul class="pagination-list"><li><a>1</a></li></ul></main></body></html>
    """#,
    #"""
    <!doctype html><html lang=en-us><head><meta charset=utf-8><title>Jane Doe - ACL \#
    Anthology</title><meta content="ACL Anthology" \#
    property="og:site_name"></head><body><nav class=navbar><a href=/>ACL \#
    Anthology</a></nav><div id=main-container class=container><section id=main><h2 \#
    id=title><span class=fw-normal>Jane</span> <span class=fw-bold>Doe</span></h2><p \#
    class="fw-light text-muted"><span class=fst-italic>Also published as:</span>
    J. <span class=fw-bold>Doe</span></p><hr><div class=row><div \#
    class=col-lg-9><h4>2023</h4><p class="d-sm-flex align-items-stretch"><span \#
    class="d-block mr-2 text-nowrap list-button-row"><a class="badge badge-primary \#
    align-middle mr-1" href=https://aclanthology.org/2023.acl-long.493.pdf \#
    data-toggle=tooltip data-placement=top title="Open PDF">pdf</a>
    <a class="badge badge-secondary align-middle mr-1" href=/2023.acl-long.493.bib \#
    data-toggle=tooltip data-placement=top title="Export to BibTeX">bib</a>
    <a class="badge badge-info align-middle mr-1" href=#abstract-2023--acl-long--493 \#
    data-toggle=collapse aria-expanded=false aria-controls=abstract-2023.acl-long.493 \#
    title="Show Abstract">abs</a><br class="d-none d-sm-inline-block"><span \#
    class="align-middle mr-1" data-toggle=tooltip data-placement=bottom title="Best \#
    Paper"><i class="fas fa-award"></i></span></span><span class=d-block><strong><a \#
    class=align-middle href=/2023.acl-long.493/>Tides of <span \#
    class=acl-fixed-case>NLP</span>: <i>n</i>-grams &amp; <span \#
    class=tex-math>O(n^2)</span></a></strong><br><a href=/people/j/jane-doe/>Jane van \#
    Doe</a>
    |
    <a href=/people/r/rick-roe/>Rick Roe</a><br><a href=/volumes/2023.acl-long/ \#
    class=text-muted>Proceedings of the 61st Annual Meeting of the Association for \#
    Computational Linguistics (Volume 1: Long Papers)</a></span></p><div class="card \#
    bg-light mb-2 mb-lg-3 collapse abstract-collapse" id=abstract-2023--acl-long--493><div \#
    class="card-body p-3 small">We measure tides.</div></div><p class="d-sm-flex \#
    align-items-stretch"><span class="d-block mr-2 text-nowrap list-button-row"><a \#
    class="badge badge-primary align-middle mr-1" \#
    href=https://aclanthology.org/2023.cl-1.2.pdf>pdf</a></span><span \#
    class=d-block><strong><a class=align-middle href=/2023.cl-1.2/>Dunes</a></strong><br><a \#
    href=/people/j/jane-doe/>Jane Doe</a><br><a href=/volumes/2023.cl-1/ \#
    class=text-muted>Computational Linguistics, Volume 49, Issue 1 - March \#
    2023</a></span></p><h4>2019</h4><p class="d-sm-flex align-items-stretch"><span \#
    class="d-block mr-2 text-nowrap list-button-row"><a class="badge badge-primary \#
    align-middle mr-1" href=https://aclanthology.org/W19-0100.pdf>pdf</a></span><span \#
    class=d-block><strong><a class=align-middle href=/W19-0100/>Proceedings of the Tide \#
    Workshop</a></strong><br><a href=/people/j/jane-doe/>Jane Doe</a><br><a \#
    href=/volumes/W19-01/ class=text-muted>Proceedings of the Tide \#
    Workshop</a></span></p></div><div class=col-lg-3><div class=card><h5 \#
    class=card-header>Co-authors</h5><ul><li class=list-group-item><a \#
    href=/people/r/rick-roe/ class=align-middle>Rick \#
    Roe</a></li></ul></div></div></div></section></div></body></html>
    """#,
    #"""
    <!doctype html><html><head><title>Proceedings of the Tide Workshop - ACL \#
    Anthology</title></head><body><section id=main><h2 id=title><a \#
    href=https://aclanthology.org/2024.tide-1.pdf>Proceedings of the Tide \#
    Workshop</a></h2><p class=lead><a href=/people/a/ann-lee/>Ann Lee</a>,
    <a href=/people/b/bo-li/>Bo Li</a>
    <span class=text-muted>(Editors)</span></p><hr><div class="row acl-paper-details"><div \#
    class="col col-lg-10 order-2"><dl><dt>Anthology \#
    ID:</dt><dd>2024.tide-1</dd><dt>Month:</dt><dd>August</dd><dt>Year:</dt><dd>2024</dd><dt>Address:</dt><dd>Kiel, \#
    Germany</dd><dt>Venue:</dt><dd><a \#
    href=/venues/tide/>TIDE</a></dd><dt>SIG:</dt><dd></dd><dt>Publisher:</dt><dd>Association \#
    for Computational Linguistics</dd><dt>URL:</dt><dd><a \#
    href=https://aclanthology.org/2024.tide-1/>https://aclanthology.org/2024.tide-1/</a></dd><dt>DOI:</dt><dd></dd></dl></div></div><hr><div \#
    id=abstract-list><p class="d-sm-flex align-items-stretch"><span class="d-block mr-2 \#
    text-nowrap list-button-row"><a class="badge" \#
    href=https://aclanthology.org/2024.tide-1.0.pdf>pdf</a></span><span \#
    class=d-block><strong><a class=align-middle href=/2024.tide-1.0/>Proceedings of the \#
    Tide Workshop</a></strong><br><a href=/people/a/ann-lee/>Ann Lee</a> |
    <a href=/people/b/bo-li/>Bo Li</a></span></p><p class="d-sm-flex \#
    align-items-stretch"><span class="d-block list-button-row"><a class="badge" \#
    href=https://aclanthology.org/2024.tide-1.1.pdf>pdf</a></span><span \#
    class=d-block><strong><a class=align-middle href=/2024.tide-1.1/>Ebb</a></strong><br><a \#
    href=/people/c/cy-ng/>Cy Ng</a></span></p></div></section></body></html>
    """#,
    #"""
    <!doctype html><html><head><title>Ebb - ACL Anthology</title><meta content="Ebb" \#
    name=citation_title><meta content="Cy Ng" name=citation_author></head><body><section \#
    id=main><h2 id=title><a href=x>Ebb</a></h2><div class="row acl-paper-details"><div \#
    class="card-body acl-abstract"><h5 class=card-title>Abstract</h5><span>We ebb &amp; \#
    flow.</span></div></div><pre id=citeBibtexContent class="bg-light border p-2" \#
    style=max-height:50vh>@inproceedings{ng-2024-ebb,
    title = &#34;Ebb &amp; Flow in {NLP}&#34;,
    author = &#34;Ng, Cy  and
    Li, Bo&#34;,
    booktitle = &#34;Proceedings of the Tide Workshop&#34;,
    month = aug,
    year = &#34;2024&#34;,
    url = &#34;https://aclanthology.org/2024.tide-1.1/&#34;,
    pages = &#34;1--9&#34;,
    }
    </pre></section></body></html>
    """#,
    #"""
    <html><head><title>x</title>
    <meta name="citation_title" content="Growth of &lt;i&gt;E. coli&lt;/i&gt; &amp;amp; \#
    kin">
    <meta name="citation_author" content="Doe, Jane"><meta \#
    name="citation_author_institution" content="X"><meta name="citation_author" \#
    content="Rick van Roe">
    <meta name="citation_journal_title" content="Journal of Tides"/><meta \#
    name="citation_journal_abbrev" content="J. Tides">
    <meta name="citation_publication_date" content="2020/05/12"><meta \#
    name="citation_online_date" content="2019/12/01">
    <meta name="citation_volume" content="3"><meta name="citation_issue" content="2"><meta \#
    name="citation_firstpage" content="10"><meta name="citation_lastpage" content="19">
    <meta name="citation_doi" content="https://doi.org/10.1000/T.1"><meta \#
    name="citation_issn" content="1234-5678"><meta name="citation_issn" content="1234-5679">
    <meta name="citation_pdf_url" content="https://x.org/1.pdf"><meta \#
    name="citation_abstract_html_url" content="https://x.org/1"><meta \#
    name="citation_keywords" content="tides; dunes">
    <meta name="citation_language" content="en"><meta name="citation_pmid" content="123456">
    <meta name="DC.title" content="other"><meta name="dc.description" content="We \#
    measure."></head><body>x</body></html>
    """#,
    #"""
    <html><head><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"S"},{"@type":"ScholarlyArticle","headline":"Tides","author":[{"@type":"Person","givenName":"Jane","familyName":"Doe"},{"@type":"Person","name":"Rick \#
    Roe"}],"datePublished":"2021-03-04","isPartOf":{"@type":"PublicationIssue","issueNumber":"2","isPartOf":{"@type":"PublicationVolume","volumeNumber":7,"isPartOf":{"@type":"Periodical","name":"J. \#
    Tides","issn":"1234-5678"}}},"pageStart":"1","pageEnd":"9","sameAs":"https://doi.org/10.1000/9"}]}</script></head></html>
    """#,
  ]

  static let markupTokens = [
    "<", ">", "</", "/>", "\"", "'", "&", "&amp;", "&#", "<!--", "-->", "<![CDATA[", "]]>", "<?",
    "<record>", "</record>", "<paper id=\"1\">", "</paper>", "<meta>", "<volume id=\"x\">", "<dt>",
    "<dd>", "<p>", "</p>", "<li class=\"arxiv-result\">", "<script>", "</script>", "<title>",
    "<entry>", "<id>http://arxiv.org/abs/2001.00001</id>", "<author>", "<h4>2020</h4>", "<pre id=",
    "<meta name=\"citation_title\" content=\"", "class=\"", "href=/2020.a-b.1/",
    "<style face=\"italic\">", "<strong><a class=align-middle href=/x>", "&#55357;", "&eacute",
  ]
}
