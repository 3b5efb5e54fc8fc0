package cn.anlan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteTableTests {

    @Test
    void everyDeclaredRouteHasAnEntryAndNoOther() {
        var declared = RouteTable.declared();

        assertThat(declared).hasSizeGreaterThan(40);
        assertThat(RouteTable.ALL)
                .extracting(RouteTable.Route::path)
                .containsOnlyOnceElementsOf(
                        declared.stream().filter(path -> !path.equals("/")).toList())
                .allSatisfy(path -> assertThat(declared).contains(path));
    }
}
