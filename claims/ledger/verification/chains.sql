-- All chains. The newsroom's has no article.
SELECT c.id, c.article_id, a.slug, c.count, c.head
FROM claims_eventchain c LEFT JOIN claims_article a ON a.id = c.article_id
ORDER BY c.id
