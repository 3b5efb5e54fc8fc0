import java.io.IOException;

/** The closed loop as two people's browsers send it. */
final class WebLoop implements Loop.Client {

    private final Wire supervisor;
    private final Wire enterprise;
    private final Loop.Pair pair;

    WebLoop(Product product, Loop.Pair pair) throws IOException {
        this.supervisor = pair.supervisor().connect(product);
        this.enterprise = pair.enterprise().connect(product);
        this.pair = pair;
    }

    @Override
    public void loop(Loop.Timing timing, Loop.Pace pace) throws Exception {
        long begun = pace.begin();
        String id = supervisor
                .command("/api/hazards", 0, """
                        {"title":"%s","description":"%s","place":"三号锅炉房","category":"设备设施","source":"日常检查","unit":"%s"}"""
                        .formatted(Loop.TITLE, Loop.DESCRIPTION, pair.enterprise().unit()))
                .is(201)
                .value("id");
        timing.took(Loop.Step.REPORT, begun);
        step(timing, pace.begin(), Loop.Step.ASSIGN, supervisor, id, 1, "assign", "{}");
        step(timing, pace.begin(), Loop.Step.RECTIFY, enterprise, id, 2, "rectify", """
                {"report":"已更换安全阀并校验","evidence":["%s"]}""".formatted(pair.photo()));
        step(timing, pace.begin(), Loop.Step.ACCEPT, supervisor, id, 3, "accept", "{\"opinion\":\"现场复查合格\"}");
        step(timing, pace.begin(), Loop.Step.CLOSE, supervisor, id, 4, "close", "{}");
    }

    private static void step(
            Loop.Timing timing, long begun, Loop.Step step, Wire wire, String id, int version, String verb, String body)
            throws IOException {
        wire.command("/api/hazards/" + id + "/" + verb, version, body).is(200);
        timing.took(step, begun);
    }

    @Override
    public void close() throws IOException {
        supervisor.close();
        enterprise.close();
    }
}
